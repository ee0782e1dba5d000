package tandembench;

/** What happens in a company before each of its updates. */
sealed interface Work permits BillsEntered, BillPosted {

    Poller.Turn turnOf(Customer customer) throws Exception;
}

package tandembench;

import java.util.concurrent.atomic.AtomicInteger;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.CompanyFile;

/** Bills are entered in QuickBooks, and the update brings them. */
record BillsEntered(int bills) implements Work {

    @Override
    public Poller.Turn turnOf(Customer customer) throws Exception {
        var numbers = new AtomicInteger();
        return customer.turn(() -> {
            CompanyFile file = customer.file();
            String vendor = file.truth().vendors().getFirst().listId();
            for (int i = 0; i < bills; i++) {
                file.bookkeeper().newBill(vendor, BillDraft.of("E-" + numbers.incrementAndGet(), "10.00"));
            }
        });
    }

    @Override
    public String toString() {
        return "%d bills entered".formatted(bills);
    }
}

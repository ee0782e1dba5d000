package tandembench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A bill is drafted and posted by REST, and the update takes it to QuickBooks. */
record BillPosted(Hub hub) implements Work {

    @Override
    public Poller.Turn turnOf(Customer customer) throws Exception {
        var numbers = new AtomicInteger();
        String vendor = Hub.field(list(customer, "/vendors?active=true&limit=1"), "id");
        String accounts = list(customer, "/accounts?active=true&limit=200");
        String payables = account(accounts, "accounts_payable");
        String expense = account(accounts, "expense");
        return customer.turn(() -> {
            String draft = """
                    {"vendorId": "%s", "refNumber": "P-%d", "billDate": "2026-11-02", "dueDate": "2026-12-02", "apAccountId": "%s",
                     "expenseLines": [{"accountId": "%s", "amount": "10.00"}]}
                    """.formatted(vendor, numbers.incrementAndGet(), payables, expense);
            String bill = Hub.field(post(customer.company() + "/bills", draft), "id");
            post(customer.company() + "/bills/" + bill + "/post", "");
        });
    }

    private String list(Customer customer, String list) throws IOException, InterruptedException {
        return hub.get("/api/v1" + customer.company() + list);
    }

    private static String account(String accounts, String type) {
        return Pattern.compile("\"id\":\"(acct_\\w+)\"[^{}]*\"accountType\":\"" + type + "\"")
                .matcher(accounts)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private String post(String path, String json) {
        try {
            return hub.post(path, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "a bill posted";
    }
}

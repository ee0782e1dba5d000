package tandem.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The writing half of the demo: what is changed on this side reaches QuickBooks, once, whatever happens on the way. */
final class WritingTour {

    private static final String RENT = "DEMO-1";
    private static final String PARTS = "DEMO-2";
    private static final String LOST = "DEMO-3";
    private static final String CHECK = "90001";

    private final DemoRest rest;
    private final String company;
    private final PlayedConnector webConnector;
    private final PrintStream out;

    WritingTour(DemoRest rest, String company, PlayedConnector webConnector, PrintStream out) {
        this.rest = rest;
        this.company = company;
        this.webConnector = webConnector;
        this.out = out;
    }

    void walk() throws IOException {
        var day = rest.get(company + "/sessions?limit=1")
                .path("items")
                .path(0)
                .path("startedAt")
                .asString()
                .substring(0, 10);
        var vendor = one("vendors?active=true", any -> true);
        var bank = one("payment-accounts?active=true", account -> isOfType(account, "bank"));

        says(
                "Now the other way. A bill of %s with an expense line and an item line is drafted and posted"
                        + " (POST /bills, POST /bills/{id}/post), and the vendor gets another phone number (PATCH /vendors/{id}).",
                vendor.path("name").asString());
        var rent = posted(bill(vendor, RENT, day, true));
        var parts = posted(bill(vendor, PARTS, day, false));
        var edit = rest.patch(
                company + "/vendors/" + id(vendor), vendor.path("version").asLong(), Map.of("phone", "555-0199"));
        webConnector.updates();
        outcome("the bill " + RENT, requestOf("bills", rent));
        outcome("the bill " + PARTS, requestOf("bills", parts));
        outcome("the edit of the vendor", edit.path("requestId").asString());
        says("This is what the company file itself holds:");
        webConnector.shows("bills", RENT);
        webConnector.shows("vendors", "555-0199");

        says("Both bills are paid by one check, with a discount of 10.00 on the first (POST /payments).");
        var payment = rest.post(company + "/payments", payment(vendor, bank, day, rent, parts));
        webConnector.updates();
        outcome("the check " + CHECK, payment.path("requestId").asString());
        standing(rent, parts);
        webConnector.shows("payments", CHECK);

        says("The check is voided (POST /payments/{id}/void), and the bills open again.");
        var voided = rest.post(company + "/payments/" + id(payment) + "/void", Map.of());
        webConnector.updates();
        outcome("the void", voided.path("requestId").asString());
        standing(rent, parts);

        says("The worst case: QuickBooks saves a bill, and the PC dies before its answer arrives.");
        var lost = posted(bill(vendor, LOST, day, true));
        webConnector.losesTheAnswerTo("BillAddRq");
        outcome("the bill " + LOST, requestOf("bills", lost));
        says("The next update asks QuickBooks what became of it before anything else is written.");
        webConnector.updates();
        outcome("the bill " + LOST, requestOf("bills", lost));
        says("The company file holds it once:");
        webConnector.shows("bills", LOST);
    }

    private JsonNode one(String list, Predicate<JsonNode> which) throws IOException {
        return rest.get(company + "/" + list + "&limit=500")
                .path("items")
                .valueStream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new IOException("the company file has nothing that fits in " + list));
    }

    private static boolean isOfType(JsonNode account, String type) {
        return account.path("accountType").asString().equals(type);
    }

    private static String id(JsonNode record) {
        return record.path("id").asString();
    }

    private String posted(Map<String, ?> bill) throws IOException {
        var id = id(rest.post(company + "/bills", bill));
        rest.post(company + "/bills/" + id + "/post", Map.of());
        return id;
    }

    private Map<String, ?> bill(JsonNode vendor, String number, String day, boolean withItems) throws IOException {
        var expenses = one("accounts?active=true", account -> isOfType(account, "expense"));
        var payables = one(
                "accounts?active=true",
                account -> isOfType(account, "accounts_payable")
                        && account.path("currency").equals(vendor.path("currency")));
        var item = one("items?active=true", any -> any.path("usableOnBills").asBoolean());
        return Map.of(
                "vendorId",
                id(vendor),
                "refNumber",
                number,
                "billDate",
                day,
                "dueDate",
                day,
                "apAccountId",
                id(payables),
                "expenseLines",
                List.of(Map.of("accountId", id(expenses), "amount", "250.00", "description", "Rent of " + number)),
                "itemLines",
                withItems
                        ? List.of(Map.of("itemId", id(item), "quantity", "3", "cost", "33.335", "amount", "100.01"))
                        : List.of());
    }

    private Map<String, ?> payment(JsonNode vendor, JsonNode bank, String day, String rent, String parts)
            throws IOException {
        var discounts = one("accounts?active=true", account -> isOfType(account, "income"));
        return Map.of(
                "method",
                "check",
                "vendorId",
                id(vendor),
                "paymentAccountId",
                id(bank),
                "date",
                day,
                "amount",
                "590.01",
                "refNumber",
                CHECK,
                "applications",
                List.of(
                        Map.of(
                                "billId",
                                rent,
                                "amount",
                                "340.01",
                                "discountAmount",
                                "10.00",
                                "discountAccountId",
                                id(discounts)),
                        Map.of("billId", parts, "amount", "250.00")));
    }

    private String requestOf(String list, String record) throws IOException {
        return rest.get(company + "/" + list + "/" + record).path("requestId").asString();
    }

    private void outcome(String what, String request) throws IOException {
        out.printf(
                "     %s: %s%n",
                what, rest.get("/requests/" + request).path("status").asString());
    }

    private void standing(String... bills) throws IOException {
        for (var one : bills) {
            var bill = rest.get(company + "/bills/" + one);
            out.printf(
                    "     the bill %s: %s, %s open%n",
                    bill.path("refNumber").asString(),
                    bill.path("status").asString(),
                    bill.path("openBalance").asString());
        }
    }

    private void says(String text, Object... values) {
        out.printf("%n==> " + text + "%n", values);
        out.flush();
    }
}

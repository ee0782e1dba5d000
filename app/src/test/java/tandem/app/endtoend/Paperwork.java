package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes bills for a customer, with what his file has to offer. */
final class Paperwork {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningHub hub;
    private final Customer customer;
    final JsonNode vendor;
    final String apAccount;
    final String expenseAccount;
    final String item;
    final String listClass;
    final String job;

    /** @param customer whose file has been read */
    Paperwork(RunningHub hub, Customer customer) {
        this.hub = hub;
        this.customer = customer;
        this.vendor = one("/vendors?active=true", any -> true);
        this.apAccount = id("/accounts?active=true", "accountType", "accounts_payable");
        this.expenseAccount = id("/accounts?active=true", "accountType", "expense");
        this.item = one("/items?active=true", item -> item.path("usableOnBills").asBoolean())
                .path("id")
                .asString();
        this.listClass = one("/classes?active=true", any -> true).path("id").asString();
        this.job = one("/jobs?active=true", any -> true).path("id").asString();
    }

    private String id(String list, String field, String value) {
        return one(list, entry -> entry.path(field).asString("").equals(value))
                .path("id")
                .asString();
    }

    JsonNode one(String list, Predicate<JsonNode> which) {
        return hub.rest().all(customer.path() + list).stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing fits in " + list));
    }

    String vendorId() {
        return vendor.path("id").asString();
    }

    /** How QuickBooks calls the vendor. */
    String listId() {
        return vendor.path("listId").asString();
    }

    Map<String, Object> expense(String amount) {
        return new HashMap<>(Map.of("accountId", expenseAccount, "amount", amount));
    }

    Map<String, Object> item(String quantity, String cost, String amount) {
        return new HashMap<>(Map.of("itemId", item, "quantity", quantity, "cost", cost, "amount", amount));
    }

    /** A bill over 350.01: 250.00 of expenses, and three items of 33.335, of which half a cent is rounded up. */
    Map<String, Object> bill(String number) {
        var bill = new HashMap<String, Object>();
        bill.put("vendorId", vendorId());
        bill.put("refNumber", number);
        bill.put("billDate", "2026-03-02");
        bill.put("dueDate", "2026-04-01");
        bill.put("apAccountId", apAccount);
        bill.put("memo", "March – all of it");
        bill.put("notes", "call Bob");
        var charged = expense("200.00");
        charged.putAll(Map.of("description", "Rent", "classId", listClass, "jobId", job, "billable", true));
        bill.put("expenseLines", new ArrayList<>(List.of(charged, expense("50.00"))));
        bill.put("itemLines", new ArrayList<>(List.of(item("3", "33.335", "100.01"))));
        return bill;
    }

    Rest.Reply draft(Map<String, Object> bill) {
        return hub.rest().post(customer.path() + "/bills", JSON.writeValueAsString(bill));
    }

    /** The id of a new draft. */
    String drafted(Map<String, Object> bill) {
        return draft(bill).expect(201).text("id");
    }

    Rest.Reply post(String bill) {
        return hub.rest().post(customer.path() + "/bills/" + bill + "/post", "{}");
    }

    /** A posted bill's id. */
    String posted(Map<String, Object> bill) {
        var id = drafted(bill);
        post(id).expect(202);
        return id;
    }

    Rest.Reply patch(String bill, Map<String, Object> changes) {
        return hub.rest().patch(customer.path() + "/bills/" + bill, JSON.writeValueAsString(changes));
    }

    JsonNode shown(String bill) {
        return hub.rest().get(customer.path() + "/bills/" + bill).expect(200).body();
    }

    String status(String bill) {
        return shown(bill).path("status").asString();
    }

    JsonNode request(String bill) {
        return hub.rest()
                .get("/requests/" + shown(bill).path("requestId").asString())
                .expect(200)
                .body();
    }

    /** How often the list of bills shows this number. */
    void isListedOnce(String bill, String number) {
        var listed = hub.rest().all(customer.path() + "/bills?refNumber=" + number);
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().path("id").asString()).isEqualTo(bill);
    }

    /** The pointers and codes of a refusal: {@code /dueDate missing}. */
    static List<String> errors(Rest.Reply refusal) {
        return refusal.expect(422)
                .body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString("")
                        + ' '
                        + error.path("code").asString(""))
                .toList();
    }
}

package tandem.app.endtoend;

import static tandem.app.endtoend.Shown.id;
import static tandem.app.endtoend.Shown.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether what the hub shows of a company agrees with itself: lists, single records, requests and what is in process. */
final class Listings {

    private static final int FEW = 7;
    private static final List<String> LISTS = List.of("/vendors", "/terms", "/bills", "/payments", "/vendor-credits");
    private static final Map<String, String> LIST_OF_TYPE =
            Map.of("vendor", "/vendors", "terms", "/terms", "bill", "/bills", "payment", "/payments");
    private static final Set<String> IN_PROCESS = Set.of("queued", "in_process", "failed");

    private final Rest rest;
    private final FaultyCompany company;

    Listings(Rest rest, FaultyCompany company) {
        this.rest = rest;
        this.company = company;
    }

    /** @param requests all of the company */
    List<String> broken(List<JsonNode> requests) {
        var broken = new ArrayList<String>();
        for (var list : LISTS) {
            var path = company.customer().path() + list;
            var whole = rest.all(path);
            var ids = whole.stream().map(Shown::id).toList();
            if (ids.stream().distinct().count() != ids.size()) {
                broken.add(list + " shows something twice: " + ids);
            }
            if (!rest.all(path, FEW).equals(whole)) {
                broken.add(list + " is another one when it is read page by page");
            }
        }
        requests.forEach(request -> entity(request, broken));
        inProcess(broken);
        return broken;
    }

    /** What a request is about is shown as the request stands. */
    private void entity(JsonNode request, List<String> broken) {
        var entity = request.path("entity");
        var list = LIST_OF_TYPE.get(text(entity, "type"));
        if (list == null) {
            broken.add("about what? " + request);
            return;
        }
        var reply = rest.get(company.customer().path() + list + "/" + id(entity));
        var shown = reply.text("status");
        boolean right = reply.status() == 200
                && switch (text(request, "operation") + " " + text(request, "status")) {
                    case "bill_add succeeded", "payment_add succeeded" ->
                        !reply.text("txnId").isEmpty();
                    case "bill_add failed" -> shown.equals("failed");
                    case "bill_add blocked" -> shown.equals("posting");
                    case "payment_add failed" -> shown.equals("failed");
                    case "payment_add blocked" -> shown.equals("queued");
                    case "payment_add cancelled", "payment_void succeeded" -> shown.equals("voided");
                    case "terms_add succeeded" -> !reply.text("listId").isEmpty();
                    default -> true;
                };
        if (!right) {
            broken.add("the request " + request + " is about what is shown as "
                    + reply.http().body());
        }
    }

    /** A bill has so much in process as the payments that are not there yet take off it. */
    private void inProcess(List<String> broken) {
        var taken = new HashMap<String, BigDecimal>();
        for (var payment : rest.all(company.customer().path() + "/payments")) {
            if (IN_PROCESS.contains(text(payment, "status"))) {
                payment.path("applications")
                        .forEach(part -> taken.merge(
                                text(part, "billId"),
                                money(part, "amount").add(money(part, "discountAmount")),
                                BigDecimal::add));
            }
        }
        for (var bill : rest.all(company.customer().path() + "/bills")) {
            var wanted = taken.getOrDefault(id(bill), BigDecimal.ZERO);
            if (money(bill, "inProcessPayments").compareTo(wanted) != 0) {
                broken.add("in process are " + wanted + " of " + bill);
            }
        }
    }

    private static BigDecimal money(JsonNode record, String field) {
        return text(record, field).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(record, field));
    }
}

package tandem.app.endtoend;

import static tandem.app.endtoend.Shown.any;
import static tandem.app.endtoend.Shown.id;
import static tandem.app.endtoend.Shown.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tandemsim.companyfile.Truth;

/**
 * Bills that are drafted and posted here, some with terms that may be on their way themselves. Every number is new, so that it
 * shows which bill a message carries.
 */
final class BillPostDraw implements WriteDraw {

    private final Rest rest;

    BillPostDraw(Rest rest) {
        this.rest = rest;
    }

    @Override
    public List<String> requests() {
        return List.of("BillAddRq");
    }

    @Override
    public Optional<Accepted> draw(FaultyCompany company, Random random) {
        var shown = new Shown(rest, company);
        var vendors =
                shown.all("/vendors?active=true", vendor -> company.muchEdited().contains(text(vendor, "listId")));
        var payables = shown.accounts("accounts_payable");
        var expenses = shown.accounts("expense");
        var terms = shown.all("/terms?active=true", any -> true);
        if (vendors.isEmpty() || payables.isEmpty() || expenses.isEmpty() || terms.isEmpty()) {
            return Optional.empty();
        }
        var number = company.newText();
        var amounts = amounts(random);
        var lines = new ArrayList<Map<String, String>>();
        for (var amount : amounts) {
            lines.add(Map.of("accountId", id(any(expenses, random)), "amount", amount));
        }
        var day = company.wall().toLocalDate().minusDays(random.nextInt(20));
        var bill = new LinkedHashMap<String, Object>();
        bill.put("vendorId", id(any(vendors, random)));
        bill.put("refNumber", number);
        bill.put("billDate", day.toString());
        if (random.nextBoolean()) {
            bill.put("termsId", id(random.nextBoolean() ? terms.getLast() : any(terms, random)));
        } else {
            bill.put("dueDate", day.plusDays(30).toString());
        }
        bill.put("apAccountId", id(payables.getFirst()));
        bill.put("expenseLines", lines);
        var draft = shown.post("/bills", bill);
        if (draft.status() != 201) {
            return Optional.empty();
        }
        var posted = shown.post("/bills/" + draft.text("id") + "/post", Map.of());
        return posted.status() == 202
                ? Optional.of(new Posting(posted.text("requestId"), number, amounts))
                : Optional.empty();
    }

    private static List<String> amounts(Random random) {
        return random.ints(1 + random.nextInt(3), 1, 2_000)
                .mapToObj(amount -> amount + ".25")
                .toList();
    }

    /** An accepted posting. */
    private record Posting(String request, String number, List<String> amounts) implements Accepted {

        @Override
        public boolean isIn(String message) {
            return message.contains("<BillAddRq") && message.contains("<RefNumber>" + number + "</RefNumber>");
        }

        @Override
        public List<String> wrongIfCarriedOut(String message, Truth file) {
            return file.billsNumbered(number).isEmpty()
                    ? List.of()
                    : List.of("R3: " + request + " would be the second bill " + number + " in the file");
        }

        /** People in QuickBooks may have changed, renumbered or deleted it since. */
        @Override
        public List<String> wrongOnceDone(boolean told, String carriedOut, Truth file) {
            var wrong = new ArrayList<String>();
            if (file.billsNumbered(number).size() > 1) {
                wrong.add("R3: the file holds more than one bill " + number);
            }
            amounts.stream()
                    .filter(amount -> !carriedOut.contains("<Amount>" + amount + "</Amount>"))
                    .forEach(amount -> wrong.add("the line of " + amount + " is missing: " + carriedOut));
            return wrong;
        }
    }
}

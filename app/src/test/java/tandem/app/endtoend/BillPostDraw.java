package tandem.app.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import tandemsim.companyfile.Truth;
import tools.jackson.databind.JsonNode;

/** Bills that are drafted and posted here. Every number is new, so that it shows which bill a message carries. */
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
        var vendors = all(
                company,
                "/vendors?active=true",
                vendor -> company.muchEdited().contains(vendor.path("listId").asString()));
        var payables = all(company, "/accounts?active=true", account -> is(account, "accounts_payable"));
        var expenses = all(company, "/accounts?active=true", account -> is(account, "expense"));
        if (vendors.isEmpty() || payables.isEmpty() || expenses.isEmpty()) {
            return Optional.empty();
        }
        var number = company.newText();
        var amounts = amounts(random);
        var lines = new ArrayList<String>();
        for (var amount : amounts) {
            lines.add("{\"accountId\":\"%s\",\"amount\":\"%s\"}".formatted(id(pick(expenses, random)), amount));
        }
        var day = company.wall().toLocalDate().minusDays(random.nextInt(20));
        var draft = rest.post(company.customer().path() + "/bills", """
                {"vendorId":"%s","refNumber":"%s","billDate":"%s","dueDate":"%s","apAccountId":"%s","expenseLines":[%s]}
                """.formatted(
                        id(pick(vendors, random)),
                        number,
                        day,
                        day.plusDays(30),
                        id(payables.getFirst()),
                        String.join(",", lines)));
        if (draft.status() != 201) {
            return Optional.empty();
        }
        var posted = rest.post(company.customer().path() + "/bills/" + draft.text("id") + "/post", "{}");
        return posted.status() == 202
                ? Optional.of(new Posting(posted.text("requestId"), number, amounts))
                : Optional.empty();
    }

    private List<JsonNode> all(FaultyCompany company, String list, Predicate<JsonNode> which) {
        return rest.all(company.customer().path() + list).stream().filter(which).toList();
    }

    private static boolean is(JsonNode account, String type) {
        return account.path("accountType").asString("").equals(type);
    }

    private static String id(JsonNode entry) {
        return entry.path("id").asString();
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
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

package tandem.app.endtoend;

import static tandem.app.endtoend.Shown.any;
import static tandem.app.endtoend.Shown.id;
import static tandem.app.endtoend.Shown.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.Truth.LineTruth;
import tools.jackson.databind.JsonNode;

/**
 * Edits of bills that QuickBooks has, those of this side above all: of the memo, the number, the due date, and of lines that are
 * changed, added or taken away. Each holds a text that is new, so that a message shows which edit it carries.
 */
final class BillEditDraw implements WriteDraw {

    private static final Set<String> EDITED = Set.of("open", "partially_paid", "paid");
    private static final List<String> OF_A_LINE =
            List.of("lineId", "accountId", "amount", "description", "classId", "jobId");

    private final Rest rest;

    BillEditDraw(Rest rest) {
        this.rest = rest;
    }

    @Override
    public List<String> requests() {
        return List.of("BillModRq");
    }

    @Override
    public Optional<Accepted> draw(FaultyCompany company, Random random) {
        var shown = new Shown(rest, company);
        var bills = shown.all("/bills", bill -> EDITED.contains(text(bill, "status")));
        var ours = bills.stream()
                .filter(bill -> text(bill, "origin").equals("mineraltree"))
                .toList();
        if (bills.isEmpty()) {
            return Optional.empty();
        }
        var bill = any(ours.isEmpty() || random.nextInt(4) == 0 ? bills : ours, random);
        var patch = new Patch(company, shown, bill, random);
        var reply = shown.patch("/bills/" + id(bill), patch.body);
        return reply.status() == 202
                ? Optional.of(new Edit(
                        reply.text("requestId"),
                        text(bill, "txnId"),
                        text(bill, "memo"),
                        text(bill, "refNumber"),
                        Map.copyOf(patch.texts),
                        Map.copyOf(patch.kept),
                        Set.copyOf(patch.taken)))
                : Optional.empty();
    }

    /** What is sent, and what of it will be known again. */
    private static final class Patch {
        private final Map<String, Object> body = new LinkedHashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, BigDecimal> kept = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final FaultyCompany company;
        private final Random random;

        Patch(FaultyCompany company, Shown shown, JsonNode bill, Random random) {
            this.company = company;
            this.random = random;
            switch (random.nextInt(5)) {
                case 0 -> body.put("memo", text("Memo"));
                case 1 -> {
                    body.put("memo", text("Memo"));
                    body.put(
                            "dueDate",
                            company.wall()
                                    .toLocalDate()
                                    .plusDays(random.nextInt(60))
                                    .toString());
                }
                case 2 -> body.put("refNumber", text("RefNumber"));
                default -> lines(shown, bill);
            }
        }

        private String text(String what) {
            var text = company.newText();
            texts.put(what, text);
            return text;
        }

        private void lines(Shown shown, JsonNode bill) {
            var lines = new ArrayList<Map<String, Object>>();
            bill.path("expenseLines").forEach(line -> lines.add(copy(line)));
            if (lines.size() > 1 && random.nextInt(3) == 0) {
                taken.add(String.valueOf(
                        lines.remove(random.nextInt(lines.size())).get("lineId")));
            }
            var touched = "";
            if (!lines.isEmpty() && random.nextBoolean()) {
                var line = any(lines, random);
                line.put("description", text("line"));
                if (random.nextBoolean()) {
                    line.put("amount", amount());
                }
                touched = String.valueOf(line.get("lineId"));
            } else {
                var added = new LinkedHashMap<String, Object>();
                added.put("accountId", id(any(shown.accounts("expense"), random)));
                added.put("amount", amount());
                added.put("description", text("line"));
                lines.add(added);
            }
            body.put("expenseLines", lines);
            for (var line : bill.path("expenseLines")) {
                var lineId = Shown.text(line, "lineId");
                if (!lineId.equals(touched) && !taken.contains(lineId)) {
                    kept.put(lineId, new BigDecimal(Shown.text(line, "amount")));
                }
            }
        }

        private String amount() {
            return (1 + random.nextInt(2_000)) + ".75";
        }

        private static Map<String, Object> copy(JsonNode line) {
            var copy = new LinkedHashMap<String, Object>();
            for (var field : OF_A_LINE) {
                if (!Shown.text(line, field).isEmpty()) {
                    copy.put(field, Shown.text(line, field));
                }
            }
            copy.put("billable", line.path("billable").asBoolean());
            return copy;
        }
    }

    /**
     * An accepted edit.
     *
     * @param memo and number: as they were when it was made
     * @param texts what it writes, by the element that holds it; of a line, {@code line}
     * @param kept the amounts of the lines that it does not touch, by TxnLineID, where it is about lines
     * @param taken the lines that it takes away
     */
    private record Edit(
            String request,
            String txnId,
            String memo,
            String number,
            Map<String, String> texts,
            Map<String, BigDecimal> kept,
            Set<String> taken)
            implements Accepted {

        @Override
        public boolean isIn(String message) {
            return message.contains("<BillModRq") && texts.values().stream().anyMatch(text -> holds(message, text));
        }

        private static boolean holds(String message, String text) {
            return message.contains(">" + text + "<");
        }

        /** A person's text may be written over if the editor has seen it; a line goes only if the editor has taken it away. */
        @Override
        public List<String> wrongIfCarriedOut(String message, Truth file) {
            return file.bill(txnId).map(bill -> lost(message, bill)).orElse(List.of());
        }

        private List<String> lost(String message, BillTruth bill) {
            var wrong = new ArrayList<String>();
            if (texts.containsKey("Memo") && !bill.memo().equals(memo)) {
                wrong.add(request + " wrote over the memo \"" + bill.memo() + "\", and its editor had seen \"" + memo
                        + "\": " + message);
            }
            if (texts.containsKey("RefNumber") && !bill.refNumber().equals(number)) {
                wrong.add(request + " wrote over the number \"" + bill.refNumber() + "\", and its editor had seen \""
                        + number + "\": " + message);
            }
            if (message.contains("<ExpenseLineMod>")) {
                bill.lines().stream()
                        .filter(line -> !line.item())
                        .map(LineTruth::txnLineId)
                        .filter(line -> !taken.contains(line) && !holds(message, line))
                        .forEach(line -> wrong.add(request + " takes away the line " + line + ": " + message));
            }
            return wrong;
        }

        @Override
        public List<String> wrongInFile(String message, Truth file) {
            var bill = file.bill(txnId);
            if (bill.isEmpty()) {
                return List.of(request + " has changed a bill that is not there: " + message);
            }
            var wrong = new ArrayList<String>();
            if (texts.containsKey("line")) {
                var lines = bill.get().lines();
                kept.forEach((id, amount) -> {
                    if (lines.stream()
                            .noneMatch(line ->
                                    line.txnLineId().equals(id) && line.amount().compareTo(amount) == 0)) {
                        wrong.add(request + " has not kept the line " + id + " of " + amount + ": " + lines + message);
                    }
                });
                lines.stream()
                        .filter(line -> taken.contains(line.txnLineId()))
                        .forEach(line -> wrong.add(request + " has not taken " + line + ": " + message));
            }
            return wrong;
        }

        @Override
        public List<String> wrongOnceDone(boolean told, String carriedOut, Truth file) {
            return texts.entrySet().stream()
                    .filter(text -> !holds(carriedOut, text.getValue()))
                    .map(text -> request + " is said to be done, and its " + text.getKey() + " was never written: "
                            + carriedOut)
                    .toList();
        }
    }
}

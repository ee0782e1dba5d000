package tandemsim.companyfile.qbxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Line;

/**
 * What the lines of a bill become by a BillMod. Of a kind that is named, exactly the named lines remain, in their old order; a kind
 * that is not named stays as it is. The bill itself is left alone.
 */
record LineChanges(Entering rules, Bill bill) {

    private static final Set<String> EXPENSES = Set.of("ExpenseLineMod");
    private static final Set<String> ITEMS = Set.of("ItemLineMod", "ItemGroupLineMod");

    private static final String NEW = "-1";

    /** Whether the request says anything of lines. */
    static boolean any(Element request) {
        return request.flag("ClearExpenseLines")
                || request.flag("ClearItemLines")
                || Stream.concat(EXPENSES.stream(), ITEMS.stream()).anyMatch(request::has);
    }

    List<Line> after(Element request) {
        if (request.flag("ClearExpenseLines") && request.flag("ClearItemLines")) {
            throw new Refusal(3152, "\"ClearExpenseLines\" and \"ClearItemLines\" cannot be combined.");
        }
        List<Line> lines = new ArrayList<>(kind(request, false, EXPENSES, "ClearExpenseLines"));
        lines.addAll(kind(request, true, ITEMS, "ClearItemLines"));
        billedLinesStay(bill.lines, lines);
        return lines;
    }

    private List<Line> kind(Element request, boolean item, Set<String> elements, String clear) {
        List<Line> before =
                bill.lines.stream().filter(line -> line.item == item).toList();
        List<Element> named = request.children().stream()
                .filter(child -> elements.contains(child.name()))
                .toList();
        if (request.flag(clear)) {
            if (!named.isEmpty()) {
                throw new Refusal(
                        3152, "\"" + clear + "\" and \"" + named.getFirst().name() + "\" cannot be combined.");
            }
            return List.of();
        }
        return named.isEmpty() ? before : replaced(named, before);
    }

    private List<Line> replaced(List<Element> named, List<Line> before) {
        List<Line> after = new ArrayList<>();
        int last = -1;
        for (Element given : named) {
            String id = given.require("TxnLineID");
            if (id.equals(NEW)) {
                after.add(added(given));
                continue;
            }
            int at = position(before, id);
            if (at <= last) {
                throw new Refusal(3290, "The transaction lines were given in the wrong order.");
            }
            last = at;
            after.add(changed(given, before.get(at).copy()));
        }
        return after;
    }

    private static int position(List<Line> lines, String id) {
        long wanted = Ids.parse(id);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).id == wanted) {
                return i;
            }
        }
        throw Entering.notFound(id);
    }

    private Line added(Element given) {
        if (given.name().equals("ItemGroupLineMod")) {
            throw LineEntry.groups();
        }
        return new LineEntry(rules).line(given, new Line(), true);
    }

    private Line changed(Element given, Line line) {
        if (line.group() != given.name().equals("ItemGroupLineMod")) {
            throw Entering.notFound(given.require("TxnLineID"));
        }
        return line.group() ? group(given, line) : new LineEntry(rules).line(given, line, false);
    }

    /** A group follows its item lines: these are replaced when any is named. */
    private Line group(Element given, Line line) {
        for (String element : List.of("ItemGroupRef", "Quantity", "UnitOfMeasure", "OverrideUOMSetRef")) {
            if (given.has(element)) {
                throw new Refusal(1030, "The simulated company file changes a group line by its item lines only.");
            }
        }
        List<Element> parts = given.all("ItemLineMod").toList();
        if (!parts.isEmpty()) {
            line.parts = replaced(parts, line.parts);
            line.cents = line.parts.stream().mapToLong(part -> part.cents).sum();
        }
        return line;
    }

    private static void billedLinesStay(List<Line> before, List<Line> after) {
        for (Line line : before) {
            Optional<Line> kept =
                    after.stream().filter(other -> other.id == line.id).findFirst();
            boolean billed = line.billable == Line.Billable.HasBeenBilled;
            if (billed && kept.filter(line::sameAs).isEmpty()) {
                throw new Refusal(
                        3170,
                        "There was an error when modifying the bill: the line \"" + Ids.text(line.id)
                                + "\" has been billed to a customer and cannot be changed.");
            }
            billedLinesStay(line.parts, kept.map(other -> other.parts).orElse(List.of()));
        }
    }
}

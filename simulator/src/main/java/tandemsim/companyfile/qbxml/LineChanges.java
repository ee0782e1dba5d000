package tandemsim.companyfile.qbxml;

import java.util.ArrayList;
import java.util.List;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Line;

/** What the lines of a bill become by a BillMod. The bill itself is left alone. */
record LineChanges(Entering rules, Bill bill) {

    List<Line> after(Element request) {
        List<Line> lines = new ArrayList<>(kind(request, false, "ExpenseLineMod", "ClearExpenseLines"));
        if (request.has("ItemGroupLineMod")) {
            throw LineEntry.groups();
        }
        lines.addAll(kind(request, true, "ItemLineMod", "ClearItemLines"));
        return lines;
    }

    private List<Line> kind(Element request, boolean item, String element, String clear) {
        List<Line> before =
                bill.lines.stream().filter(line -> line.item == item).toList();
        boolean named = request.has(element);
        if (request.flag(clear)) {
            if (named) {
                throw new Refusal(3152, "\"" + clear + "\" and \"" + element + "\" cannot be combined.");
            }
            return List.of();
        }
        if (!named) {
            return before;
        }
        List<Line> after = new ArrayList<>();
        int[] last = {-1};
        request.all(element).forEach(given -> after.add(line(given, before, last)));
        return after;
    }

    private Line line(Element given, List<Line> before, int[] last) {
        String id = given.require("TxnLineID");
        if (id.equals("-1")) {
            return new LineEntry(rules).line(given, new Line(), true);
        }
        long wanted = Ids.parse(id);
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).id == wanted) {
                if (i <= last[0]) {
                    throw new Refusal(3290, "The transaction lines were given in the wrong order.");
                }
                last[0] = i;
                return new LineEntry(rules).line(given, before.get(i).copy(), false);
            }
        }
        throw Entering.notFound(id);
    }
}

package tandemsim.companyfile.qbxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Item;
import tandemsim.companyfile.books.Line;

/** Reads the lines of a bill that is entered or changed. */
record LineEntry(Entering rules) {

    /** The lines of a new bill, expense lines first. */
    List<Line> added(Element bill) {
        List<Line> lines = new ArrayList<>();
        for (Element child : bill.children()) {
            switch (child.name()) {
                case "ExpenseLineAdd", "ItemLineAdd" -> lines.add(line(child, new Line(), true));
                case "ItemGroupLineAdd" -> throw groups();
                default -> {}
            }
        }
        return lines;
    }

    static Refusal groups() {
        return new Refusal(1030, "The simulated company file does not enter new group lines.");
    }

    /**
     * @param line what the line was before; changed in place
     * @param fresh whether it is new
     */
    Line line(Element given, Line line, boolean fresh) {
        if (given.has("DataExt")) {
            throw new Refusal(3121, "The data extension definition cannot be found.");
        }
        if (given.has("LinkToTxn")) {
            throw Entering.notFound(given.child("LinkToTxn").orElseThrow().require("TxnID"));
        }
        Entering.unavailable(
                given,
                "InventorySiteRef",
                "InventorySiteLocationRef",
                "SerialNumber",
                "LotNumber",
                "UnitOfMeasure",
                "OverrideUOMSetRef",
                "SalesRepRef");
        if (!fresh) {
            Entering.notCleared(given, "AccountRef", "ItemRef", "Amount");
        }
        line.item = given.name().startsWith("Item");
        if (line.item) {
            item(given, line, fresh);
        } else {
            expense(given, line, fresh);
        }
        if (given.has("CustomerRef")) {
            line.customer = rules.optional(given, "CustomerRef", rules.books().customers)
                    .map(customer -> customer.id)
                    .orElse(Ids.NONE);
        }
        if (given.has("ClassRef")) {
            if (!rules.books().company.classTracking) {
                throw new Refusal(
                        3250, "This feature is not enabled or not available in this version of QuickBooks: classes.");
            }
            line.lineClass = rules.optional(given, "ClassRef", rules.books().classes)
                    .map(entry -> entry.id)
                    .orElse(Ids.NONE);
        }
        billable(given, line, fresh);
        return line;
    }

    private void expense(Element given, Line line, boolean fresh) {
        if (given.has("AccountRef") || fresh) {
            line.target = rules.required(given, "AccountRef", rules.books().accounts).id;
        }
        given.value("Amount").ifPresent(text -> line.cents = Numbers.cents(text));
        given.value("Memo").ifPresent(text -> line.memo = text.strip());
    }

    private void item(Element given, Line line, boolean fresh) {
        if (given.has("ItemRef") || fresh) {
            Item item = rules.required(given, "ItemRef", rules.books().items);
            if (!item.kind.onBills) {
                throw new Refusal(3280, "The item \"" + item.name + "\" cannot be used on this transaction.");
            }
            line.target = item.id;
            if (fresh) {
                line.memo = item.description;
                defaults(given, line, item);
            }
        }
        given.value("Desc").ifPresent(text -> line.memo = text.strip());
        if (given.has("OverrideItemAccountRef")) {
            line.overrideAccount = rules.required(given, "OverrideItemAccountRef", rules.books().accounts).id;
        }
        figures(given, line);
    }

    private static void defaults(Element given, Line line, Item item) {
        if (!given.has("Quantity") && !given.has("Cost") && !given.has("Amount")) {
            line.quantity = 100_000;
            line.cost = item.cost;
            line.cents = Numbers.product(line.quantity, line.cost);
        }
    }

    /** Amount wins; what is missing follows from the other two. */
    private static void figures(Element given, Line line) {
        Optional<Long> quantity =
                given.value("Quantity").filter(text -> !text.isEmpty()).map(Numbers::fiveDecimals);
        Optional<Long> cost =
                given.value("Cost").filter(text -> !text.isEmpty()).map(Numbers::fiveDecimals);
        Optional<Long> amount =
                given.value("Amount").filter(text -> !text.isEmpty()).map(Numbers::cents);
        if (quantity.isEmpty() && cost.isEmpty() && amount.isEmpty()) {
            return;
        }
        quantity.ifPresent(value -> line.quantity = value);
        cost.ifPresent(value -> line.cost = value);
        if (amount.isPresent()) {
            line.cents = amount.get();
            if (cost.isEmpty() && line.quantity != Line.ABSENT && line.quantity != 0) {
                line.cost = Numbers.quotient(line.cents, line.quantity);
            }
        } else {
            long count = line.quantity == Line.ABSENT ? 100_000 : line.quantity;
            line.cents = Numbers.product(count, line.cost == Line.ABSENT ? 0 : line.cost);
        }
    }

    private static void billable(Element given, Line line, boolean fresh) {
        Optional<String> status = given.value("BillableStatus");
        if (status.isPresent()) {
            Line.Billable wanted = Line.Billable.valueOf(status.get());
            boolean allowed = wanted == line.billable
                    || wanted == Line.Billable.NotBillable
                    || wanted == Line.Billable.Billable && line.customer != Ids.NONE;
            if (!allowed) {
                throw new Refusal(
                        3210,
                        "The \"BillableStatus\" field has an invalid value \"" + wanted + "\": it needs a customer.");
            }
            line.billable = wanted;
        } else if (line.billable == Line.Billable.None && (fresh || given.has("CustomerRef"))) {
            line.billable = line.customer == Ids.NONE ? Line.Billable.NotBillable : Line.Billable.Billable;
        }
    }
}

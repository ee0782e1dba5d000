package tandem.payable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.bill.BillContent.Line;
import tandem.books.Money;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.payable.BillDesk.Said;

/** What is said of a bill, as the audit trail tells it: each field by its name in the contract, each line in one text. */
final class BillWords {

    private BillWords() {}

    /** Everything that is said. */
    static Map<String, ?> of(Said said) {
        var content = said.content();
        var words = new HashMap<String, Object>();
        put(words, "vendorId", id(Kind.VENDOR, content.vendor()));
        put(words, "refNumber", content.refNumber());
        put(words, "billDate", content.billDate());
        put(words, "dueDate", content.dueDate());
        put(words, "apAccountId", id(Kind.ACCOUNT, content.apAccount()));
        put(words, "termsId", id(Kind.STANDARD_TERMS, content.terms()));
        put(words, "memo", content.memo());
        put(words, "exchangeRate", plain(content.exchangeRate()));
        put(words, "grossAmount", Money.text(content.gross()));
        words.put(
                "expenseLines",
                content.expenseLines().stream().map(BillWords::line).toList());
        words.put("itemLines", content.itemLines().stream().map(BillWords::line).toList());
        put(words, "notes", said.notes());
        return words;
    }

    /** Those fields that the other words say otherwise, or not at all. */
    static Map<String, ?> otherThan(Map<String, ?> other, Map<String, ?> words) {
        var differing = new LinkedHashMap<String, Object>(words);
        differing.entrySet().removeIf(field -> Objects.equals(field.getValue(), other.get(field.getKey())));
        return differing;
    }

    private static void put(Map<String, Object> words, String field, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            words.put(field, value.toString());
        }
    }

    private static String line(Line line) {
        var parts = new ArrayList<String>();
        switch (line) {
            case ExpenseLine expense -> add(parts, "", id(Kind.ACCOUNT, expense.account()));
            case ItemLine item -> {
                add(parts, "", id(Kind.ITEM, item.item()));
                add(parts, "quantity ", plain(item.quantity()));
                add(parts, "cost ", plain(item.cost()));
            }
        }
        var amount = line.amount();
        add(parts, "", amount == null ? null : Money.text(amount));
        add(parts, "", line.description());
        add(parts, "", id(Kind.CLASS, line.listClass()));
        add(parts, "", id(Kind.CUSTOMER_JOB, line.job()));
        add(parts, "", line.billable() ? "billable" : null);
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String word, @Nullable String text) {
        if (text != null) {
            parts.add(word + text);
        }
    }

    private static @Nullable String id(Kind kind, @Nullable UUID id) {
        return id == null ? null : EntityId.of(kind, id);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}

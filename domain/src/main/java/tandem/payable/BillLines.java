package tandem.payable;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.bill.BillContent.Line;
import tandem.books.Entry;
import tandem.wire.Write.LineChange;
import tandem.wire.Write.LineContent;

/** Lines of bills in QuickBooks' identities. */
record BillLines(Map<UUID, Entry> entries) {

    /** QuickBooks' id of an entry that the bill names; empty where it names none. */
    @Nullable
    String listId(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        var entry = entries.get(id);
        if (entry == null || entry.listId() == null) {
            throw new IllegalStateException("what a bill names is not in QuickBooks: " + id);
        }
        return entry.listId();
    }

    LineContent.Expense added(ExpenseLine line) {
        return new LineContent.Expense(
                required(line.account()),
                Objects.requireNonNull(line.amount()),
                line.description(),
                listId(line.job()),
                listId(line.listClass()),
                billable(line));
    }

    LineContent.ItemLine added(ItemLine line) {
        return new LineContent.ItemLine(
                required(line.item()),
                line.description(),
                Objects.requireNonNull(line.quantity()),
                line.cost(),
                Objects.requireNonNull(line.amount()),
                listId(line.job()),
                listId(line.listClass()),
                billable(line));
    }

    /** Whether the customer is charged is a matter of lines with a job alone. */
    private static @Nullable Boolean billable(Line line) {
        return line.job() == null ? null : (Boolean) line.billable();
    }

    private String required(@Nullable UUID id) {
        return Objects.requireNonNull(listId(id), "a line names something");
    }

    private LineContent.Expense changed(ExpenseLine before, ExpenseLine line) {
        return new LineContent.Expense(
                required(line.account()),
                Objects.requireNonNull(line.amount()),
                cleared(before.description(), line.description()),
                cleared(before.job(), listId(line.job())),
                cleared(before.listClass(), listId(line.listClass())),
                billable(line));
    }

    private LineContent.ItemLine changed(ItemLine before, ItemLine line) {
        return new LineContent.ItemLine(
                required(line.item()),
                cleared(before.description(), line.description()),
                Objects.requireNonNull(line.quantity()),
                line.cost(),
                Objects.requireNonNull(line.amount()),
                cleared(before.job(), listId(line.job())),
                cleared(before.listClass(), listId(line.listClass())),
                billable(line));
    }

    /** What was there and is to be there no longer is cleared by an empty text. */
    static @Nullable String cleared(@Nullable Object before, @Nullable String after) {
        return after == null && before != null ? "" : after;
    }

    /** The changes of a bill's expense lines; absent: they stay as they are. */
    @Nullable
    List<LineChange<LineContent.Expense>> expenses(List<ExpenseLine> before, List<ExpenseLine> after) {
        return before.equals(after) ? null : changes(before, after, Map.of(), this::changed, this::added);
    }

    /**
     * The changes of a bill's item lines; absent: they stay as they are.
     *
     * @param groups the group that a line belongs to, by the line's id; a group stays as a whole
     */
    @Nullable
    List<LineChange<LineContent.ItemLine>> items(
            List<ItemLine> before, List<ItemLine> after, Map<String, String> groups) {
        return before.equals(after) ? null : changes(before, after, groups, this::changed, this::added);
    }

    private static <L extends Line, C extends LineContent> List<LineChange<C>> changes(
            List<L> before,
            List<L> after,
            Map<String, String> groups,
            BiFunction<L, L, C> changed,
            Function<L, C> added) {
        Map<String, L> wanted = after.stream()
                .filter(line -> line.lineId() != null)
                .collect(toMap(line -> Objects.requireNonNull(line.lineId()), Function.identity()));
        var changes = new ArrayList<LineChange<C>>();
        var keptGroups = new HashSet<String>();
        for (var line : before) {
            var id = Objects.requireNonNull(line.lineId());
            var group = groups.get(id);
            var next = wanted.get(id);
            if (group != null) {
                if (keptGroups.add(group)) {
                    changes.add(new LineChange.KeptGroup<>(group));
                }
            } else if (line.equals(next)) {
                changes.add(new LineChange.Kept<>(id));
            } else if (next != null) {
                changes.add(new LineChange.Changed<>(id, changed.apply(line, next)));
            }
        }
        after.stream()
                .filter(line -> line.lineId() == null)
                .forEach(line -> changes.add(new LineChange.Added<>(added.apply(line))));
        return changes;
    }
}

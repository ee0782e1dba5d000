package tandem.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.timeline.Line;
import tandem.timeline.Moment;

class FieldChangesTest {

    private static final String ACCOUNT = "acct_01m8ctb5kne03vg83d5331q4zn";

    @Test
    void what_is_another_one_now_is_told_by_its_label_and_by_what_people_call_it() {
        var line = line(
                Map.of("memo", "walk", "refNumber", "W-7", "expenseLines", List.of(ACCOUNT + ", 200.00")),
                Map.of("memo", "again", "refNumber", "W-7", "expenseLines", List.of(), "dueDate", "2026-12-20"));

        assertThat(FieldChanges.ids(List.of(line))).containsExactly(ACCOUNT);
        assertThat(FieldChanges.of(line, Map.of(ACCOUNT, new Names.Name("Office supplies", null))))
                .containsExactly(
                        "Due: nothing → 2026-12-20",
                        "Expense lines: Office supplies, 200.00 → nothing",
                        "Memo: walk → again");
    }

    @Test
    void a_line_is_told_by_its_parts_and_what_is_not_so_is_not_said() {
        var held = Map.of("itemLines", List.of(Map.of("itemId", ACCOUNT, "quantity", "3", "billable", false)));
        var same = line(held, Map.of("itemLines", List.of(Map.of("itemId", ACCOUNT, "quantity", "3"))));
        assertThat(FieldChanges.of(same, Map.of())).isEmpty();

        var more = line(held, Map.of("itemLines", List.of(Map.of("itemId", ACCOUNT, "quantity", "4"))));
        assertThat(FieldChanges.of(more, Map.of(ACCOUNT, new Names.Name("Oak board", null))))
                .containsExactly("Item lines: item Oak board, quantity 3 → item Oak board, quantity 4");
    }

    @Test
    void of_a_record_that_was_made_nothing_is_repeated() {
        assertThat(FieldChanges.of(line(Map.of(), Map.of("memo", "walk")), Map.of()))
                .isEmpty();
    }

    private static Line line(Map<String, ?> before, Map<String, ?> after) {
        return new Line(
                new Moment(Instant.parse("2026-11-26T21:00:00Z"), Moment.Source.ACTS, new UUID(0, 1), 0),
                Line.What.CHANGED,
                Line.Side.MINERALTREE,
                "Changed on this side.",
                null,
                null,
                new Line.Traces(null, null, null, null),
                before,
                after);
    }
}

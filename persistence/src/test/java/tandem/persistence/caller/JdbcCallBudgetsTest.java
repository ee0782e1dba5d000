package tandem.persistence.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.caller.CallBudgets.Share;
import tandem.persistence.testing.TestDatabases;

class JdbcCallBudgetsTest {

    private static final Instant WINDOW = Instant.parse("2026-03-02T10:00:00Z");

    private final JdbcCallBudgets budgets =
            new JdbcCallBudgets(JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh())));

    @Test
    void shares_are_cut_from_what_is_left_until_nothing_is() {
        assertThat(budgets.take("key", WINDOW, 40, 100)).isEqualTo(new Share(40, 60));
        assertThat(budgets.take("key", WINDOW, 40, 100)).isEqualTo(new Share(40, 20));
        assertThat(budgets.take("key", WINDOW, 40, 100)).isEqualTo(new Share(20, 0));
        assertThat(budgets.take("key", WINDOW, 40, 100)).isEqualTo(new Share(0, 0));
        assertThat(budgets.take("another", WINDOW, 40, 100)).isEqualTo(new Share(40, 60));
    }

    @Test
    void a_later_window_begins_anew_and_a_clock_that_is_behind_takes_from_it() {
        budgets.take("key", WINDOW, 100, 100);

        assertThat(budgets.take("key", WINDOW.plusSeconds(60), 40, 100)).isEqualTo(new Share(40, 60));
        assertThat(budgets.take("key", WINDOW, 40, 100)).isEqualTo(new Share(40, 20));
    }

    @Test
    void a_limit_that_was_lowered_meanwhile_leaves_nothing() {
        budgets.take("key", WINDOW, 80, 100);

        assertThat(budgets.take("key", WINDOW, 10, 50)).isEqualTo(new Share(0, 0));
    }

    @Test
    void nodes_that_ask_at_the_same_moment_get_no_more_than_there_is() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(8)) {
            var questions = IntStream.range(0, 16)
                    .<Callable<Share>>mapToObj(node -> () -> budgets.take("key", WINDOW, 10, 100))
                    .toList();
            int calls = 0;
            for (var answer : nodes.invokeAll(questions)) {
                calls += answer.get().calls();
            }
            assertThat(calls).isEqualTo(100);
        }
    }
}

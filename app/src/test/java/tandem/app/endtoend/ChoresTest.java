package tandem.app.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;

/** Chores are done by themselves, by one node of several. */
class ChoresTest {

    @Test
    void what_is_old_is_thrown_away_by_whichever_node_finds_it_due() {
        try (var hub = RunningHub.start();
                var other = hub.anotherNode()) {
            var acme = Customer.of(hub, "Tidy");
            await("the first runs of those that do not wait for the night are over", () -> successes(hub) == 3);
            exchange(hub, acme, Duration.ofDays(31));
            exchange(hub, acme, Duration.ofDays(29));

            hub.clock().advance(Duration.ofMinutes(61));
            hub.part(Scheduler.class).triggerCheckForDueExecutions();
            other.part(Scheduler.class).triggerCheckForDueExecutions();

            await("the old one is gone", () -> exchanges(hub) == 1);
            assertThat(hub.sql()
                            .sql("SELECT task_name FROM scheduled_tasks ORDER BY task_name")
                            .query(String.class)
                            .list())
                    .as("each chore is there once for all nodes")
                    .containsExactly(
                            "compare-everything-at-night",
                            "compare-what-has-changed",
                            "remove-what-only-the-file-before-had",
                            "throw-away-what-is-old");
            assertThat(hub.sql()
                            .sql("SELECT count(*) FROM scheduled_tasks WHERE last_failure IS NOT NULL")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private static void exchange(RunningHub hub, Customer customer, Duration age) {
        hub.sql()
                .sql(
                        "INSERT INTO exchange (company_id, session_id, number, about, sent_at) VALUES (?, ?, 1, 'changes', ?)")
                .params(
                        CompanyId.parse(customer.id()).orElseThrow().value(),
                        UUID.randomUUID(),
                        Timestamp.from(hub.clock().instant().minus(age)))
                .update();
    }

    private static int exchanges(RunningHub hub) {
        return hub.sql()
                .sql("SELECT count(*) FROM exchange")
                .query(Integer.class)
                .single();
    }

    private static int successes(RunningHub hub) {
        return hub.sql()
                .sql("SELECT count(*) FROM scheduled_tasks WHERE last_success IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    private static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}

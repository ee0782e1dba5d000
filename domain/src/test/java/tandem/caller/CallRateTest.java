package tandem.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Instant FULL_MINUTE = Instant.parse("2026-03-02T10:00:00Z");

    private final Shared shared = new Shared();
    private final CallRate node = new CallRate(shared, 100);
    private final CallRate otherNode = new CallRate(shared, 100);

    @Test
    void a_budget_is_used_up_once_over_all_nodes_and_renewed_with_the_minute() {
        int allowed = IntStream.range(0, 150)
                .map(i -> calls(node, 1) + calls(otherNode, 1))
                .sum();

        assertThat(allowed).isEqualTo(100);
        var refused = node.call("key", FULL_MINUTE.plusSeconds(48));
        assertThat(refused).isEqualTo(new CallRate.Verdict(false, 0, Duration.ofSeconds(12)));
        assertThat(node.call("key", FULL_MINUTE.plusSeconds(60)).allowed()).isTrue();
    }

    @Test
    void one_call_in_many_asks_the_database_and_none_that_is_refused() {
        calls(node, 100);
        assertThat(shared.asked).isEqualTo(20);

        calls(node, 1000);
        assertThat(shared.asked).isEqualTo(20);
    }

    @Test
    void each_caller_has_a_budget_of_his_own() {
        calls(node, 100);

        assertThat(node.call("key", FULL_MINUTE).allowed()).isFalse();
        assertThat(node.call("another key", FULL_MINUTE).allowed()).isTrue();
    }

    @Test
    void what_is_left_is_told_with_every_call() {
        assertThat(node.call("key", FULL_MINUTE).remaining()).isEqualTo(99);
        assertThat(node.call("key", FULL_MINUTE).remaining()).isEqualTo(98);
    }

    @Test
    void a_clock_that_goes_back_gives_no_second_budget() {
        calls(node, 100);

        assertThat(node.call("key", FULL_MINUTE.minusSeconds(61)).allowed()).isFalse();
    }

    @Test
    void a_small_budget_is_taken_call_by_call_and_none_is_no_budget() {
        assertThat(calls(new CallRate(shared, 3), 10)).isEqualTo(3);
        assertThatThrownBy(() -> new CallRate(shared, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int calls(CallRate node, int number) {
        return (int) IntStream.range(0, number)
                .filter(i -> node.call("key", FULL_MINUTE).allowed())
                .count();
    }

    /** What nodes share. */
    private static final class Shared implements CallBudgets {
        private final Map<String, Integer> taken = new HashMap<>();
        private int asked;

        @Override
        public Share take(String caller, Instant window, int wanted, int limit) {
            asked++;
            int before = taken.getOrDefault(caller + window, 0);
            int share = Math.min(wanted, limit - before);
            taken.put(caller + window, before + share);
            return new Share(share, limit - before - share);
        }
    }
}

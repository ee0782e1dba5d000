package tandem.persistence.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.persistence.testing.TestDatabases;

class JdbcInstallationTest {

    private final JdbcInstallation installation = new JdbcInstallation(
            JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh())), Clock.systemUTC());

    @Test
    void nodes_that_start_at_the_same_moment_agree_on_a_value() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(8)) {
            var starts = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(node -> () -> installation.value("key", () -> "of node " + node))
                    .toList();
            var values = new HashSet<String>();
            for (var start : nodes.invokeAll(starts)) {
                values.add(start.get());
            }
            assertThat(values).hasSize(1);
        }
    }

    @Test
    void a_value_stays_as_it_was_chosen() {
        assertThat(installation.value("name", () -> "first")).isEqualTo("first");
        assertThat(installation.value("name", () -> "second")).isEqualTo("first");
    }
}

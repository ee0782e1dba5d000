package tandem.persistence.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.persistence.Times;
import tandem.state.RefusedAttempts;

final class JdbcRefusedAttempts implements RefusedAttempts {

    private final JdbcClient jdbc;

    JdbcRefusedAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Refused> since(Collection<String> usernames, Instant since) {
        return jdbc
                .sql("""
                        SELECT username, sum(attempts) AS times, max(window_start) AS last
                          FROM wrong_key
                         WHERE username = ANY (:usernames::text[]) AND window_start > :since
                         GROUP BY username
                        """)
                .param("usernames", usernames.toArray(String[]::new))
                .param("since", Times.parameter(since))
                .query((row, number) -> Map.entry(
                        row.getString("username"), new Refused(row.getLong("times"), Times.required(row, "last"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

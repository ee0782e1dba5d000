package tandem.persistence.installation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.installation.Installation;

final class JdbcInstallation implements Installation {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcInstallation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String value(String name, Supplier<String> first) {
        return jdbc.sql("SELECT value FROM installation WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .orElseGet(() -> choose(name, first.get()));
    }

    /** The primary key lets one node win; the losers read what it chose. */
    private String choose(String name, String value) {
        jdbc.sql("INSERT INTO installation (name, value, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING")
                .params(name, value, Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("SELECT value FROM installation WHERE name = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}

package tandem.persistence.mirror;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** A statement with names in place of question marks, taken apart once. */
final class NamedStatement {

    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][a-z0-9_]*)");

    private final String sql;
    private final List<String> names;

    NamedStatement(String text) {
        var found = new ArrayList<String>();
        this.sql = NAME.matcher(text).replaceAll(match -> {
            found.add(match.group(1));
            return "?";
        });
        this.names = List.copyOf(found);
    }

    /** Runs the statement and reads what it returns. */
    <T> List<T> query(JdbcTemplate jdbc, Map<String, Object> parameters, RowMapper<T> rows) {
        return jdbc.query(sql, statement -> bind(statement, parameters), rows);
    }

    private void bind(PreparedStatement statement, Map<String, Object> parameters) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Object value = parameters.get(name);
            switch (value) {
                case null -> throw new IllegalArgumentException("no value for " + name);
                case ArrayLiteral array -> statement.setObject(i + 1, array.toString(), Types.OTHER);
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                default -> statement.setObject(i + 1, value);
            }
        }
    }
}

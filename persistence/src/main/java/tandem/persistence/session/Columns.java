package tandem.persistence.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.persistence.Times;

/** Reads the columns of a row that may be empty. */
final class Columns {

    private final ResultSet row;

    Columns(ResultSet row) {
        this.row = row;
    }

    String text(String column) throws SQLException {
        return row.getString(column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    UUID uuid(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    @Nullable
    UUID uuidOrNull(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    Instant instant(String column) throws SQLException {
        return Times.required(row, column);
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        return Times.read(row, column);
    }

    <T> @Nullable T objectOrNull(String column, Class<T> type) throws SQLException {
        return row.getObject(column, type);
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    long longNumber(String column) throws SQLException {
        return row.getLong(column);
    }

    int number(String column) throws SQLException {
        return row.getInt(column);
    }

    byte[] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    byte @Nullable [] bytesOrNull(String column) throws SQLException {
        return row.getBytes(column);
    }
}

package tandembench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/** Fills a table with copies of its own rows, made in the database. */
final class RowCopies {

    private RowCopies() {}

    /**
     * Inserts what is selected.
     *
     * @param value the expression for each column that the table does not work out by itself
     * @param from the rest of the selection, from FROM on
     */
    static void insert(Connection database, String table, UnaryOperator<String> value, String from)
            throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var found = database.getMetaData().getColumns(null, "public", table, null)) {
            while (found.next()) {
                if (found.getString("IS_GENERATEDCOLUMN").equals("NO")) {
                    var column = found.getString("COLUMN_NAME");
                    columns.add(column);
                    values.add(value.apply(column));
                }
            }
        }
        try (var statement = database.createStatement()) {
            statement.execute("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                    + String.join(", ", values) + " " + from);
        }
    }
}

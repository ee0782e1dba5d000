package tandembench;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Companies by the thousand: copies of one that has been read whole, each with its own connector, made in the database. */
final class Copies {

    /** What a company has for itself alone, or what grows by its use. */
    private static final Set<String> NOT_COPIED = Set.of(
            "session",
            "exchange",
            "reconciliation",
            "kept_answer",
            "audit_event",
            "api_key",
            "webhook_endpoint",
            "webhook_position",
            "webhook_delivery",
            "notice",
            "person");

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 26;

    private final Connection database;

    Copies(Connection database) {
        this.database = database;
    }

    /**
     * A company with its connector.
     *
     * @param company its id as its file's mark has it
     * @param fileId by which its connector knows the file
     */
    record Copy(String company, String userName, UUID fileId) {

        /** An answer of the original's file as this company's file would have given it. */
        String marked(String answer, Copy original) {
            return answer.replace(original.company, company)
                    .replace(original.fileId.toString(), fileId.toString())
                    .replace(
                            original.fileId.toString().toUpperCase(Locale.ROOT),
                            fileId.toString().toUpperCase(Locale.ROOT));
        }
    }

    /** The company that there is, and copies of it until there are so many. */
    List<Copy> grow(int wanted) throws SQLException {
        int held = all().size();
        if (wanted > held) {
            for (var table : tables()) {
                copy(table, held, wanted - 1);
            }
            Database.run(database, "ANALYZE");
        }
        return all().subList(0, wanted);
    }

    private List<Copy> all() throws SQLException {
        var found = new ArrayList<Copy>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT c.company_id, c.username, c.file_id FROM connector c"
                        + " JOIN company o ON o.id = c.company_id ORDER BY o.name <> 'Measured', o.name")) {
            while (row.next()) {
                found.add(new Copy(
                        outward(row.getObject(1, UUID.class)), row.getString(2), row.getObject(3, UUID.class)));
            }
        }
        return found;
    }

    /** The outward form of a company's id: 128 bits in 26 characters of Crockford's base 32. */
    private static String outward(UUID id) {
        var left = new BigInteger(id.toString().replace("-", ""), 16);
        var text = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            text.append(ALPHABET.charAt(left.intValue() & 31));
            left = left.shiftRight(5);
        }
        return "co_" + text.reverse();
    }

    private List<String> tables() throws SQLException {
        var tables = new ArrayList<>(List.of("company"));
        Database.texts(database, """
                        SELECT t.relname
                          FROM pg_class t
                          JOIN pg_attribute c ON c.attrelid = t.oid AND c.attname = 'company_id'
                         WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
                         ORDER BY 1
                        """).stream()
                .filter(table -> !NOT_COPIED.contains(table))
                .forEach(tables::add);
        return tables;
    }

    private void copy(String table, int first, int last) throws SQLException {
        RowCopies.insert(
                database,
                table,
                column -> value(table, column),
                "FROM " + table + " o CROSS JOIN generate_series(" + first + ", " + last + ") n WHERE o."
                        + (table.equals("company") ? "id" : "company_id")
                        + " = (SELECT id FROM company WHERE name = 'Measured')");
    }

    private static String value(String table, String column) {
        return switch (table + "." + column) {
            case "company.id" -> another("o.id");
            case "company.external_id",
                    "company_sync.lease_connector_id",
                    "company_sync.lease_attempted_at",
                    "company_sync.lease_session_id" -> "NULL";
            case "company.name" -> "'Copy ' || lpad(n::text, 7, '0')";
            case "connector.id", "discrepancy.id" -> another("o.id");
            case "connector.username" -> "'copy-' || n";
            case "connector.file_id" -> another("o.file_id");
            case "company_sync.confirmed_file_id" -> another("o.confirmed_file_id");
            case "company_sync.confirmed" ->
                "replace(o.confirmed::text, o.confirmed_file_id::text, " + another("o.confirmed_file_id")
                        + "::text)::jsonb";
            default -> column.equals("company_id") ? another("o.company_id") : "o." + column;
        };
    }

    /** An id for each copy, from the original's. */
    private static String another(String id) {
        return "md5(" + id + "::text || '/' || n)::uuid";
    }
}

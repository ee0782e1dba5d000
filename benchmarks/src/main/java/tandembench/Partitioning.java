package tandembench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the tables of companies of a database that holds no company yet into tables in parts, by a hash of the company. All is taken
 * from the tables that the migrations made: columns, constraints, indexes, triggers and views.
 */
final class Partitioning {

    /** The tables whose primary key begins with the company. */
    private static final String TABLES = """
            SELECT t.relname
              FROM pg_index x
              JOIN pg_class t ON t.oid = x.indrelid
              JOIN pg_attribute c ON c.attrelid = t.oid AND c.attname = 'company_id'
             WHERE x.indisprimary AND x.indkey[0] = c.attnum AND t.relnamespace = 'public'::regnamespace
             ORDER BY 1
            """;

    private static final String VIEWS = """
            SELECT format('DROP VIEW %I CASCADE', relname), format('CREATE VIEW %I AS %s', relname, pg_get_viewdef(oid))
              FROM pg_class
             WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
             ORDER BY oid
            """;

    private static final String REFERENCES = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              FROM pg_constraint
             WHERE contype = 'f' AND (conrelid::regclass::text = ANY (?) OR confrelid::regclass::text = ANY (?))
            """;

    private static final String TRIGGERS = """
            SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = ?::regclass AND NOT tgisinternal
            """;

    private static final String KEYS = """
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              FROM pg_constraint
             WHERE conrelid = ?::regclass AND contype IN ('p', 'u')
            """;

    /** What is unique over all companies cannot be so over parts. */
    private static final String INDEXES = """
            SELECT CASE WHEN c.attnum = ANY (x.indkey::int2[]) THEN pg_get_indexdef(x.indexrelid)
                        ELSE replace(pg_get_indexdef(x.indexrelid), 'CREATE UNIQUE INDEX', 'CREATE INDEX') END
              FROM pg_index x
              JOIN pg_attribute c ON c.attrelid = x.indrelid AND c.attname = 'company_id'
             WHERE x.indrelid = ?::regclass AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid)
            """;

    private final Connection database;
    private final int parts;

    Partitioning(Connection database, int parts) {
        this.database = database;
        this.parts = parts;
    }

    /** Does it, and tells which tables it were. */
    List<String> apply() throws SQLException {
        var tables = rows(TABLES, List.of());
        var views = pairs(VIEWS, List.of());
        var names = database.createArrayOf("text", tables.toArray());
        var references = pairs(REFERENCES, List.of(names, names));
        for (var view : views.reversed()) {
            run(view.take().replace("DROP VIEW", "DROP VIEW IF EXISTS"));
        }
        for (var reference : references) {
            run(reference.take());
        }
        for (var table : tables) {
            divide(table);
        }
        for (var reference : references) {
            run(reference.give());
        }
        for (var view : views) {
            run(view.give());
        }
        return tables;
    }

    private void divide(String table) throws SQLException {
        var after = new ArrayList<String>();
        for (var what : List.of(KEYS, INDEXES, TRIGGERS)) {
            after.addAll(rows(what, List.of(table)));
        }
        run("CREATE TABLE whole (LIKE " + table + " INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (company_id)");
        run("DROP TABLE " + table);
        run("ALTER TABLE whole RENAME TO " + table);
        for (int part = 0; part < parts; part++) {
            run("CREATE TABLE " + table + "_" + part + " PARTITION OF " + table + " FOR VALUES WITH (MODULUS " + parts
                    + ", REMAINDER " + part + ")");
        }
        for (var definition : after) {
            run(definition);
        }
    }

    /** How something is taken away, and how it is made again. */
    private record Pair(String take, String give) {}

    private List<Pair> pairs(String sql, List<?> parameters) throws SQLException {
        var found = new ArrayList<Pair>();
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Pair(row.getString(1), row.getString(2)));
                }
            }
        }
        return found;
    }

    private List<String> rows(String sql, List<?> parameters) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}

package tandem.persistence.mirror;

import static java.util.stream.Collectors.toMap;

import java.sql.Array;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;

/**
 * Recognises records that began on this side when QuickBooks shows them for the first time, perhaps before the answer to the
 * write has come: by the ExternalGUID that they were written with, which is our id.
 */
final class OwnRecords {

    private final JdbcTemplate jdbc;
    private final String sql;

    /**
     * Looks for them.
     *
     * @param own the table of those that began here
     * @param mirror the table of those that QuickBooks has shown
     */
    OwnRecords(JdbcTemplate jdbc, String own, String mirror) {
        this.jdbc = jdbc;
        this.sql = """
                SELECT o.id
                  FROM %s o
                 WHERE o.company_id = ?
                   AND o.id = ANY (?)
                   AND NOT EXISTS (SELECT FROM %s h WHERE h.company_id = o.company_id AND h.id = o.id)
                """.formatted(own, mirror);
    }

    /**
     * Those of ours among records that are new here. Asks nothing where no record carries a GUID.
     *
     * @param guids as QuickBooks sends them, by QuickBooks' id
     * @return our ids, by QuickBooks' id; a GUID that two records carry is nobody's
     */
    Map<String, UUID> among(CompanyId company, Map<String, String> guids) {
        var byId = guids.entrySet().stream()
                .flatMap(entry -> parse(entry.getValue()).map(id -> Map.entry(id, entry.getKey())).stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> ""));
        byId.values().remove("");
        if (byId.isEmpty()) {
            return Map.of();
        }
        return known(company, byId.keySet()).stream().collect(toMap(id -> String.valueOf(byId.get(id)), id -> id));
    }

    private Set<UUID> known(CompanyId company, Set<UUID> ids) {
        return new HashSet<>(jdbc.query(
                sql,
                statement -> {
                    Array array = statement.getConnection().createArrayOf("uuid", ids.toArray());
                    statement.setObject(1, company.value());
                    statement.setArray(2, array);
                },
                (row, number) -> row.getObject("id", UUID.class)));
    }

    /** QuickBooks writes GUIDs in braces; whatever else stands there is not ours. */
    private static Optional<UUID> parse(@Nullable String guid) {
        if (guid == null) {
            return Optional.empty();
        }
        var bare = guid.startsWith("{") && guid.endsWith("}") ? guid.substring(1, guid.length() - 1) : guid;
        try {
            return Optional.of(UUID.fromString(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

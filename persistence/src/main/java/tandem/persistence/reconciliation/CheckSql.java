package tandem.persistence.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.reconciliation.Check;
import tandem.reconciliation.Reconciliation.Scope;

/**
 * The statements of each check: a query with the parameters {@code company}, {@code now} and those of patience that returns a row for
 * each record of which the check does not hold. They stand in files of their own, named by the code of the check.
 *
 * <p>A check has two statements, one over everything and one over the records that moved, so that PostgreSQL plans each for what it
 * is to do. Where it does not see by itself that a part of a query is about those records alone, the query says so:
 * <code>{only i.bill_id}</code>.
 */
final class CheckSql {

    private static final Pattern ONLY = Pattern.compile("\\{only ([a-z_.]+)}");

    /**
     * Runs one check over some records, or all of them, and brings what is kept of it up to date: what is found is opened or seen
     * again, what is not found any more is resolved. A record that is to be read again is left as it is
     * until it has been, unless nothing is read because the company is stopped; with vendors, the accounts of payables are.
     * What a person has accepted stays so while the figures are the same, or what nothing here explains is, where that is known.
     */
    private static final String COMPARE = """
            WITH found AS MATERIALIZED (
                SELECT DISTINCT ON (f.subject_id) f.*
                  FROM (%s) f
                 WHERE true {only f.subject_id}
                 ORDER BY f.subject_id
            ), waiting AS MATERIALIZED (
                SELECT r.kind, r.record_id
                  FROM record_to_reread r
                  JOIN company_sync y ON y.company_id = r.company_id AND y.suspended_at IS NULL
                 WHERE r.company_id = :company AND r.reason IS NULL
            ), unsettled AS MATERIALIZED (
                SELECT record_id FROM waiting
                UNION ALL
                SELECT a.list_id
                  FROM account a
                 WHERE a.company_id = :company AND a.account_type = 'AccountsPayable'
                   AND EXISTS (SELECT FROM waiting w WHERE w.kind = 'vendor')
            ), seen AS (
                INSERT INTO discrepancy AS d (company_id, id, code, severity, subject_kind, subject_id, name, quickbooks_id, quickbooks,
                                              hub, status, openings, first_seen_at, opened_at, last_seen_at, version)
                SELECT :company, id_made_at(:now), :code, COALESCE(severity, :severity), subject_kind, subject_id, name,
                       quickbooks_id, jsonb_strip_nulls(quickbooks), jsonb_strip_nulls(hub), 'open', 1, :now, :now, :now, 1
                  FROM found
                 WHERE quickbooks_id IS NULL OR quickbooks_id NOT IN (SELECT record_id FROM unsettled)
                    ON CONFLICT (company_id, code, subject_id) DO UPDATE
                   SET severity = excluded.severity, subject_kind = excluded.subject_kind, name = excluded.name,
                       quickbooks_id = excluded.quickbooks_id, quickbooks = excluded.quickbooks, hub = excluded.hub,
                       status = CASE WHEN d.status = 'accepted'
                                          AND COALESCE(
                                                d.hub -> 'otherActivity' = excluded.hub -> 'otherActivity',
                                                (d.quickbooks, d.hub) IS NOT DISTINCT FROM (excluded.quickbooks, excluded.hub))
                                     THEN 'accepted' ELSE 'open' END,
                       openings = d.openings + (d.status = 'resolved')::int,
                       opened_at = CASE WHEN d.status = 'resolved' THEN excluded.opened_at ELSE d.opened_at END,
                       last_seen_at = excluded.last_seen_at, resolved_at = NULL,
                       version = d.version + 1
                RETURNING (d.opened_at = :now)::int AS is_opened
            ), settled AS (
                UPDATE discrepancy d
                   SET status = 'resolved', resolved_at = :now, version = d.version + 1
                 WHERE d.company_id = :company
                   AND d.code = :code
                   AND d.status <> 'resolved'
                   {only d.subject_id}
                   AND NOT EXISTS (SELECT FROM found f WHERE f.subject_id = d.subject_id)
                   AND (d.quickbooks_id IS NULL OR d.quickbooks_id NOT IN (SELECT record_id FROM unsettled))
                RETURNING 1)
            SELECT (SELECT COALESCE(sum(is_opened), 0) FROM seen) AS opened, (SELECT count(*) FROM settled) AS resolved
            """;

    private final Map<Scope, Map<Check, String>> statements = new EnumMap<>(Scope.class);

    CheckSql() {
        for (var scope : Scope.values()) {
            var ofScope = new EnumMap<Check, String>(Check.class);
            for (var check : Check.values()) {
                ofScope.put(check, narrowed(COMPARE.formatted(query(check)), scope));
            }
            statements.put(scope, ofScope);
        }
    }

    /** The whole statement of a check. */
    String of(Check check, Scope scope) {
        return Objects.requireNonNull(
                Objects.requireNonNull(statements.get(scope)).get(check));
    }

    private static String narrowed(String sql, Scope scope) {
        var only = scope == Scope.FULL ? "" : "AND %s = ANY (:subjects)";
        return ONLY.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(only.formatted(found.group(1))));
    }

    private static String query(Check check) {
        var file = "/tandem/checks/" + check.code() + ".sql";
        try (var in = CheckSql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the check " + check.code() + " has no statement");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package tandem.persistence.upkeep;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.upkeep.DoubtedRecords;

final class JdbcDoubtedRecords implements DoubtedRecords {

    private static final String RIPE = """
            SELECT company_id
              FROM company_sync
             WHERE records_doubted_at IS NOT NULL AND history_completed_at IS NOT NULL
               AND pairing = 'confirmed' AND suspended_at IS NULL
            """;

    private static final String WITHIN_THE_HISTORY =
            "COALESCE(h.txn_date >= (SELECT initial_sync_from FROM company WHERE id = :company), true)";

    private final JdbcClient jdbc;

    JdbcDoubtedRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CompanyId> ripe() {
        return jdbc.sql(RIPE)
                .query((row, number) -> new CompanyId(row.getObject("company_id", UUID.class)))
                .list();
    }

    @Override
    public boolean hold(CompanyId company) {
        return jdbc.sql(RIPE + " AND company_id = :company FOR UPDATE SKIP LOCKED")
                .param("company", company.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    @Override
    public Set<String> notShown(CompanyId company, Kind kind, int most) {
        return Set.copyOf(jdbc.sql("""
                        SELECT h.%1$s
                          FROM %2$s h
                         WHERE h.company_id = :company AND h.time_modified = '-infinity' AND h.removed_at IS NULL AND %3$s
                           AND EXISTS (SELECT 1 FROM read_mark m
                                        WHERE m.company_id = h.company_id AND m.kind = :kind AND m.complete)
                           AND NOT EXISTS (SELECT 1 FROM record_to_reread r
                                            WHERE r.company_id = h.company_id AND r.kind = :kind
                                              AND r.record_id = h.%1$s AND r.reason IS NOT NULL)
                         LIMIT :most
                        """.formatted(kind.isList() ? "list_id" : "txn_id", table(kind), condition(kind)))
                .param("company", company.value())
                .param("kind", kind.word())
                .param("most", most)
                .query(String.class)
                .list());
    }

    @Override
    public void settle(CompanyId company) {
        jdbc.sql("""
                        UPDATE company_sync
                           SET records_doubted_at = NULL
                         WHERE company_id = :company
                           AND (SELECT count(*) FROM read_mark m
                                 WHERE m.company_id = :company AND m.complete AND m.kind = ANY (:kinds)) = :all
                        """)
                .param("company", company.value())
                .param("kinds", kinds())
                .param("all", Kind.values().length)
                .update();
    }

    private static String[] kinds() {
        return Arrays.stream(Kind.values()).map(Kind::word).toArray(String[]::new);
    }

    private static String table(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> "account";
            case STANDARD_TERMS, DATE_DRIVEN_TERMS -> "terms";
            case CLASS -> "list_class";
            case CURRENCY -> "currency";
            case VENDOR -> "vendor";
            case CUSTOMER_JOB -> "customer_job";
            case ITEM -> "item";
            case BILL -> "bill";
            case VENDOR_CREDIT -> "vendor_credit";
            case BILL_PAYMENT_CHECK, BILL_PAYMENT_CREDIT_CARD -> "bill_payment";
        };
    }

    private static String condition(Kind kind) {
        return switch (kind) {
            case STANDARD_TERMS -> "h.type = 'standard'";
            case DATE_DRIVEN_TERMS -> "h.type = 'date_driven'";
            case BILL -> "(h.standing IN ('open', 'partially_paid') OR " + WITHIN_THE_HISTORY + ")";
            case VENDOR_CREDIT -> "true";
            case BILL_PAYMENT_CHECK, BILL_PAYMENT_CREDIT_CARD -> "h.kind = :kind AND " + WITHIN_THE_HISTORY;
            case ACCOUNT, CLASS, CURRENCY, VENDOR, CUSTOMER_JOB, ITEM -> "true";
        };
    }
}

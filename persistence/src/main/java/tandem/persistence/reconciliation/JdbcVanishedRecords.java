package tandem.persistence.reconciliation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.persistence.Times;
import tandem.reconciliation.VanishedRecords;
import tandem.request.Errand;
import tandem.request.Request;
import tandem.request.RequestId;

/** Takes records of this side out of the state "QuickBooks has it", and the lost ones out of the mirror. */
final class JdbcVanishedRecords implements VanishedRecords {

    private static final String MADE_ANEW = """
            UPDATE %1$s
               SET request_id = :request, %2$s = NULL, version = version + 1, updated_at = :now
             WHERE company_id = :company AND id = :id
            """;

    /** A void that was carried out was of the payment that is lost. Versions of requests that are left behind stay in the payment's. */
    private static final String PAYMENT_MADE_ANEW = """
            UPDATE own_payment p
               SET request_id = :request, txn_id = NULL,
                   void_request_id = CASE WHEN v.status = 'succeeded' THEN NULL ELSE p.void_request_id END,
                   version = p.version + 1 + r.version + CASE WHEN v.status = 'succeeded' THEN v.version ELSE 0 END,
                   updated_at = :now
              FROM own_payment o
              JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
              LEFT JOIN request v ON v.company_id = o.company_id AND v.id = o.void_request_id
             WHERE o.company_id = :company AND o.id = :id
               AND p.company_id = o.company_id AND p.id = o.id
            """;

    private final JdbcClient jdbc;

    JdbcVanishedRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isFileCompared(CompanyId company) {
        return jdbc.sql("""
                        SELECT suspended_at IS NULL AND records_doubted_at IS NULL
                          FROM company_sync
                         WHERE company_id = :company
                        """)
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<RequestId> neededBy(Request vanished) {
        return vanished.errand() instanceof Errand.PaymentRecording payment
                ? jdbc
                        .sql("""
                                SELECT DISTINCT o.request_id
                                  FROM own_payment_claim c
                                  JOIN own_bill o ON o.company_id = c.company_id AND o.id = c.record_id
                                  JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
                                 WHERE c.company_id = :company
                                   AND c.payment_id = :payment
                                   AND o.txn_id IS NULL
                                   AND r.status NOT IN ('succeeded', 'cancelled')
                                """)
                        .param("company", vanished.company().value())
                        .param("payment", payment.payment())
                        .query((row, number) -> new RequestId(row.getObject("request_id", UUID.class)))
                        .list()
                        .stream()
                        .collect(toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public void bringBack(Request vanished, Request again, Instant now) {
        switch (vanished.errand()) {
            case Errand.BillPosting bill -> {
                makeRoom(again, bill.bill(), "bill", "bill_id", "bill_line", "bill_link");
                change(MADE_ANEW.formatted("own_bill", "txn_id"), again, bill.bill(), now);
            }
            case Errand.PaymentRecording payment -> {
                makeRoom(again, payment.payment(), "bill_payment", "payment_id", "payment_application");
                change(PAYMENT_MADE_ANEW, again, payment.payment(), now);
            }
            case Errand.TermsAdding terms -> {
                makeRoom(again, terms.terms(), "terms", "terms_id");
                change(MADE_ANEW.formatted("own_terms", "list_id"), again, terms.terms(), now);
            }
            case Errand.PaymentVoiding voided -> change("""
                        UPDATE own_payment
                           SET void_request_id = :request, version = version + 1, updated_at = :now
                         WHERE company_id = :company AND id = :id
                        """, again, voided.payment(), now);
            case Errand.VendorEdit edit -> {}
            case Errand.BillEdit edit -> {}
        }
    }

    private void change(String sql, Request again, UUID id, Instant now) {
        jdbc.sql(sql)
                .param("company", again.company().value())
                .param("id", id)
                .param("request", again.id().value())
                .param("now", Times.parameter(now))
                .update();
    }

    /**
     * The feed has told that the record is gone; it will tell that it is there again.
     *
     * @param owner the column of its parts that names it
     */
    private void makeRoom(Request again, UUID id, String table, String owner, String... parts) {
        int removed = delete(
                "DELETE FROM " + table + " WHERE company_id = :company AND id = :id AND removed_at IS NOT NULL",
                again,
                id);
        if (removed > 0) {
            for (var part : parts) {
                delete("DELETE FROM " + part + " WHERE company_id = :company AND " + owner + " = :id", again, id);
            }
        }
    }

    private int delete(String sql, Request again, UUID id) {
        return jdbc.sql(sql)
                .param("company", again.company().value())
                .param("id", id)
                .update();
    }
}

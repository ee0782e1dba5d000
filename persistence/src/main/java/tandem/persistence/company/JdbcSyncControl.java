package tandem.persistence.company;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SyncControl;
import tandem.mirror.Kind;
import tandem.persistence.Times;

/** One guarded update for each decision. */
final class JdbcSyncControl implements SyncControl {

    private static final List<String> RECORDS = List.of(
            "account",
            "terms",
            "list_class",
            "currency",
            "vendor",
            "customer_job",
            "item",
            "bill",
            "vendor_credit",
            "bill_payment");

    private final JdbcClient jdbc;

    JdbcSyncControl(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean confirm(CompanyId company, UUID candidateId, String by, Instant now) {
        return jdbc.sql("""
                                UPDATE company_sync
                                   SET pairing = 'confirmed', confirmed = candidate,
                                       confirmed_file_id = (candidate ->> 'fileId')::uuid,
                                       confirmed_at = :now, confirmed_by = :by,
                                       candidate = NULL, candidate_id = NULL, sync_requested_at = :now
                                 WHERE company_id = :company AND candidate_id = :candidate
                                   AND pairing = 'awaiting_confirmation'
                                """)
                        .param("company", company.value())
                        .param("candidate", candidateId)
                        .param("by", by)
                        .param("now", Times.parameter(now))
                        .update()
                == 1;
    }

    @Override
    public boolean reject(CompanyId company, UUID candidateId, ConnectorId connector, Instant now) {
        endSession(company, now, "the pairing was rejected");
        boolean rejected = jdbc.sql("""
                                UPDATE company_sync
                                   SET pairing = 'rejected', candidate = NULL, candidate_id = NULL,
                                       home_currency = NULL, multi_currency = NULL, closing_date = NULL, country = NULL,
                                       last_restore_time = NULL, last_condense_time = NULL,
                                       lease_connector_id = NULL, lease_attempted_at = NULL, lease_session_id = NULL
                                 WHERE company_id = :company AND candidate_id = :candidate
                                   AND pairing = 'awaiting_confirmation'
                                """)
                        .param("company", company.value())
                        .param("candidate", candidateId)
                        .update()
                == 1;
        if (rejected) {
            forgetWhatItTold(company, connector);
        }
        return rejected;
    }

    /** Only identity was asked before a confirmation; what little of it stands elsewhere goes too. */
    private void forgetWhatItTold(CompanyId company, ConnectorId connector) {
        jdbc.sql("""
                        UPDATE connector
                           SET company_file = NULL, company_name = NULL, computer = NULL, country = NULL
                         WHERE company_id = :company AND id = :connector
                        """)
                .param("company", company.value())
                .param("connector", connector.value())
                .update();
        jdbc.sql("""
                        UPDATE exchange e
                           SET response = NULL, message = NULL
                          FROM session s
                         WHERE s.company_id = :company AND s.connector_id = :connector
                           AND e.company_id = s.company_id AND e.session_id = s.id
                        """)
                .param("company", company.value())
                .param("connector", connector.value())
                .update();
    }

    @Override
    public void unpair(CompanyId company, Instant now) {
        endSession(company, now, "the company was untied from its file");
        jdbc.sql("""
                        UPDATE company_sync
                           SET pairing = 'unpaired', candidate = NULL, candidate_id = NULL,
                               confirmed = NULL, confirmed_file_id = NULL, confirmed_at = NULL, confirmed_by = NULL,
                               stamp_confirmed = NULL, stamp_sent = NULL,
                               stamp_floor = greatest(stamp_floor, stamp_confirmed, stamp_sent),
                               last_restore_time = NULL, last_condense_time = NULL,
                               suspended_at = NULL, suspended_code = NULL, suspended_reason = NULL,
                               suspended_counter = NULL,
                               last_error_code = NULL, last_error_message = NULL, last_error_at = NULL,
                               initial_completed_at = NULL, history_completed_at = NULL, closing_date_seen_at = NULL,
                               known_answer = NULL,
                               lease_connector_id = NULL, lease_attempted_at = NULL, lease_session_id = NULL
                         WHERE company_id = :company
                        """).param("company", company.value()).update();
        jdbc.sql("UPDATE connector SET proved_at = NULL WHERE company_id = :company")
                .param("company", company.value())
                .update();
        jdbc.sql("DELETE FROM record_to_reread WHERE company_id = :company")
                .param("company", company.value())
                .update();
        jdbc.sql("DELETE FROM closed_period_change WHERE company_id = :company")
                .param("company", company.value())
                .update();
        forgetMarks(company, null);
    }

    /** Which connector saw the file before is forgotten, since one without a mark proves itself as it did at first. */
    @Override
    public void trustFile(CompanyId company, Instant now) {
        endSession(company, now, "a person vouched for the company file");
        askWhatVanished(company, now);
        jdbc.sql("""
                        UPDATE company_sync
                           SET stamp_confirmed = NULLIF(suspended_counter, 0), stamp_sent = NULL,
                               stamp_floor = greatest(stamp_floor, stamp_confirmed, stamp_sent, suspended_counter),
                               last_restore_time = NULL, last_condense_time = NULL, closing_date_seen_at = NULL,
                               suspended_at = NULL, suspended_code = NULL, suspended_reason = NULL,
                               suspended_counter = NULL,
                               last_error_code = NULL, last_error_message = NULL, last_error_at = NULL
                         WHERE company_id = :company AND suspended_at IS NOT NULL
                        """).param("company", company.value()).update();
        jdbc.sql("UPDATE connector SET proved_at = NULL WHERE company_id = :company")
                .param("company", company.value())
                .update();
    }

    /**
     * A backup that was made between two writes under one counter lacks the later one, so records made under the file's own counter
     * are in question too; those that the file shows are settled by the comparison.
     */
    private void askWhatVanished(CompanyId company, Instant now) {
        jdbc.sql("""
                        UPDATE request r
                           SET vanished_at = :now
                          FROM company_sync s
                         WHERE s.company_id = :company
                           AND r.company_id = s.company_id
                           AND r.status = 'succeeded'
                           AND r.vanished_at IS NULL
                           AND r.stamp = s.suspended_counter
                           AND r.operation IN ('bill_add', 'payment_add', 'payment_void', 'terms_add')
                        """)
                .param("company", company.value())
                .param("now", Times.parameter(now))
                .update();
    }

    /** No content is touched, so callers see nothing of it. */
    @Override
    public void doubtRecords(CompanyId company, Instant now) {
        for (var table : RECORDS) {
            jdbc.sql("UPDATE " + table
                            + " SET time_modified = '-infinity', edit_number = NULL"
                            + " WHERE company_id = :company AND time_modified > '-infinity'")
                    .param("company", company.value())
                    .update();
        }
        jdbc.sql("UPDATE company_sync SET records_doubted_at = :now, known_answer = NULL WHERE company_id = :company")
                .param("company", company.value())
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void releaseLease(CompanyId company, Instant now) {
        endSession(company, now, "the company was handed over to another connector");
        jdbc.sql("""
                        UPDATE company_sync
                           SET lease_connector_id = NULL, lease_attempted_at = NULL, lease_session_id = NULL
                         WHERE company_id = :company
                        """).param("company", company.value()).update();
    }

    @Override
    public void dismiss(CompanyId company, ConnectorId connector, Instant now) {
        boolean holds = jdbc.sql("""
                        SELECT company_id
                          FROM company_sync
                         WHERE company_id = :company AND lease_connector_id = :connector
                           FOR UPDATE
                        """)
                .param("company", company.value())
                .param("connector", connector.value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (holds) {
            releaseLease(company, now);
        }
    }

    @Override
    public void readAgain(CompanyId company, @Nullable Set<Kind> kinds, Instant now) {
        endSession(company, now, "the company is read again from the start");
        jdbc.sql("""
                        UPDATE company_sync
                           SET sync_requested_at = :now, initial_completed_at = NULL, history_completed_at = NULL,
                               known_answer = NULL, lease_session_id = NULL
                         WHERE company_id = :company
                        """)
                .param("company", company.value())
                .param("now", Times.parameter(now))
                .update();
        forgetMarks(
                company, kinds == null ? null : kinds.stream().map(Kind::word).toArray(String[]::new));
    }

    /**
     * Ends the session that holds the company; a request that is with QuickBooks is in doubt from then on. Every call of a session locks the row of {@code company_sync} before it
     * reads anything, so taking that lock first means that no call is half-way through.
     */
    private void endSession(CompanyId company, Instant now, String why) {
        var session = jdbc.sql("SELECT lease_session_id FROM company_sync WHERE company_id = :company FOR UPDATE")
                .param("company", company.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
        if (session.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH doubted AS (
                            UPDATE request
                               SET status = 'in_doubt', version = version + 1, updated_at = :now
                             WHERE company_id = :company AND status = 'sent'
                            RETURNING company_id, id, version),
                        told AS (
                            INSERT INTO request_step (company_id, request_id, version, at, from_status, to_status, by, reason)
                            SELECT company_id, id, version, :now, 'sent', 'in_doubt', 'hub', :why
                              FROM doubted)
                        UPDATE session
                           SET state = 'ended', ended_at = :now, outcome = 'abandoned',
                               error_code = 'ended_by_a_person', error_message = :why
                         WHERE company_id = :company AND id = :session AND ended_at IS NULL
                        """)
                .param("company", company.value())
                .param("session", session.get())
                .param("now", Times.parameter(now))
                .param("why", why)
                .update();
    }

    @Override
    public void forgetMarks(CompanyId company) {
        forgetMarks(company, null);
    }

    /** A kind without a row has not been read. Page sizes are found again quickly. */
    private void forgetMarks(CompanyId company, String @Nullable [] kinds) {
        jdbc.sql(
                        "DELETE FROM read_mark WHERE company_id = :company AND (:kinds::text[] IS NULL OR kind = ANY (:kinds))")
                .param("company", company.value())
                .param("kinds", kinds)
                .update();
    }
}

package tandem.persistence.idempotency;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.company.CompanyId;
import tandem.idempotency.KeptAnswer;
import tandem.idempotency.KeptAnswers;
import tandem.persistence.Times;
import tandem.upkeep.KeepingTimes;

final class JdbcKeptAnswers implements KeptAnswers {

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    JdbcKeptAnswers(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    private record Row(byte[] fingerprint, byte[] answer) {}

    @Override
    public Found look(RequestName name, byte[] fingerprint, Instant now) {
        var mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(String.join("\n", "kept_answer", name.caller(), name.place(), name.key()))
                .query(Boolean.class)
                .single();
        if (!mine) {
            return new Found.InProgress();
        }
        return jdbc.sql("""
                        SELECT fingerprint, answer
                          FROM kept_answer
                         WHERE caller = :caller AND place = :place AND name_hash = :name AND expires_at > :now
                        """)
                .param("caller", name.caller())
                .param("place", name.place())
                .param("name", nameHash(name))
                .param("now", Times.parameter(now))
                .query((row, number) -> new Row(row.getBytes("fingerprint"), row.getBytes("answer")))
                .optional()
                .map(row -> found(row, name, fingerprint))
                .orElseGet(Found.Nothing::new);
    }

    private Found found(Row row, RequestName name, byte[] fingerprint) {
        return Arrays.equals(row.fingerprint(), fingerprint)
                ? new Found.Answered(SealedAnswer.open(row.answer(), sealingKey(name)))
                : new Found.UsedForAnother();
    }

    @Override
    public void keep(
            RequestName name, byte[] fingerprint, KeptAnswer answer, @Nullable CompanyId company, Instant now) {
        jdbc.sql("""
                        INSERT INTO kept_answer (caller, place, name_hash, fingerprint, answer, company_id, expires_at)
                        VALUES (:caller, :place, :name, :fingerprint, :answer,
                                (SELECT id FROM company WHERE id = :company), :expires)
                            ON CONFLICT (caller, place, name_hash) DO UPDATE
                           SET fingerprint = excluded.fingerprint, answer = excluded.answer,
                               company_id = excluded.company_id, expires_at = excluded.expires_at
                        """)
                .param("caller", name.caller())
                .param("place", name.place())
                .param("name", nameHash(name))
                .param("fingerprint", fingerprint)
                .param("answer", SealedAnswer.seal(answer, sealingKey(name)))
                .param("company", company == null ? null : company.value())
                .param("expires", Times.parameter(now.plus(KeepingTimes.ANSWERS)))
                .update();
    }

    private byte[] nameHash(RequestName name) {
        return hash.of("find a kept answer\n" + name.key());
    }

    private byte[] sealingKey(RequestName name) {
        return hash.of(String.join("\n", "open a kept answer", name.caller(), name.place(), name.key()));
    }
}

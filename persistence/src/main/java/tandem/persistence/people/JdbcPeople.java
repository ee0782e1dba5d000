package tandem.persistence.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.people.People;
import tandem.people.Person;
import tandem.people.PersonId;
import tandem.people.Role;
import tandem.persistence.Times;

final class JdbcPeople implements People {

    /** Any number that nobody else locks. */
    private static final long FIRST_PERSON_LOCK = 0x7461_6e64_656d_0002L;

    private static final String SELECT = """
            SELECT id, name, role, company_id, password_hash, passwords, last_sign_in_at, disabled_at, version, created_at
              FROM person
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    JdbcPeople(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public Optional<Known> byName(String name) {
        return jdbc.sql(SELECT + " WHERE lower(name) = lower(:name)")
                .param("name", name)
                .query((row, number) -> new Known(person(row, number), row.getString("password_hash")))
                .optional();
    }

    @Override
    public Slice<Person> list(@Nullable String afterName, int limit) {
        var rows = jdbc.sql(SELECT + """
                             WHERE (:after::text IS NULL OR lower(name) > lower(:after))
                             ORDER BY lower(name)
                             LIMIT :limit
                            """)
                .param("after", afterName)
                .param("limit", limit + 1)
                .query(JdbcPeople::person)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public boolean add(Person person, String passwordHash, String createdBy) {
        var company = person.company();
        return jdbc.sql("""
                                INSERT INTO person (id, name, role, company_id, password_hash, passwords, disabled_at, version,
                                                    created_at, created_by)
                                VALUES (:id, :name, :role, :company, :hash, :passwords, :disabled, :version, :created, :by)
                                    ON CONFLICT (lower(name)) DO NOTHING
                                """)
                        .param("id", person.id().value())
                        .param("name", person.name())
                        .param("role", person.role().word())
                        .param("company", company == null ? null : company.value())
                        .param("hash", passwordHash)
                        .param("passwords", person.passwords())
                        .param("disabled", Times.parameter(person.disabledAt()))
                        .param("version", person.version())
                        .param("created", Times.parameter(person.createdAt()))
                        .param("by", createdBy)
                        .update()
                == 1;
    }

    @Override
    public boolean addFirst(Person person, String passwordHash) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(FIRST_PERSON_LOCK).query(row -> {});
            var exists = jdbc.sql("SELECT EXISTS (SELECT FROM person)")
                    .query(Boolean.class)
                    .single();
            return !exists && add(person, passwordHash, "hub");
        }));
    }

    @Override
    public boolean save(Person changed) {
        var company = changed.company();
        return jdbc.sql("""
                                UPDATE person
                                   SET role = :role, company_id = :company, disabled_at = :disabled, version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .param("id", changed.id().value())
                        .param("version", changed.version())
                        .param("role", changed.role().word())
                        .param("company", company == null ? null : company.value())
                        .param("disabled", Times.parameter(changed.disabledAt()))
                        .update()
                == 1;
    }

    @Override
    public boolean replacePassword(PersonId id, long version, String passwordHash) {
        return jdbc.sql("""
                                UPDATE person
                                   SET password_hash = :hash, passwords = passwords + 1, version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("hash", passwordHash)
                        .update()
                == 1;
    }

    @Override
    public void signedIn(PersonId id, Instant now) {
        jdbc.sql("UPDATE person SET last_sign_in_at = :now WHERE id = :id")
                .param("now", Times.parameter(now))
                .param("id", id.value())
                .update();
    }

    @Override
    public int managingEverything() {
        return jdbc.sql("""
                        SELECT id
                          FROM person
                         WHERE role = 'admin' AND company_id IS NULL AND disabled_at IS NULL
                         ORDER BY id
                           FOR UPDATE
                        """).query(UUID.class).list().size();
    }

    @Override
    public int wrongPasswords(String about, Instant window) {
        return jdbc.sql("SELECT attempts FROM wrong_password WHERE about = :about AND window_start = :window")
                .param("about", about)
                .param("window", Times.parameter(window))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public void wrongPassword(String about, Instant window) {
        jdbc.sql("""
                        INSERT INTO wrong_password (about, window_start)
                        VALUES (:about, :window)
                            ON CONFLICT (about, window_start) DO UPDATE
                           SET attempts = least(wrong_password.attempts + 1, 1000000)
                        """)
                .param("about", about)
                .param("window", Times.parameter(window))
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        var company = row.getObject("company_id", UUID.class);
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Role.ofWord(row.getString("role")).orElseThrow(),
                company == null ? null : new CompanyId(company),
                row.getInt("passwords"),
                Times.read(row, "last_sign_in_at"),
                Times.read(row, "disabled_at"),
                row.getLong("version"),
                Times.required(row, "created_at"));
    }
}

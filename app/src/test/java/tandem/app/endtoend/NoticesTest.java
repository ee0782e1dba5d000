package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.notice.Noticing;
import tandemsim.companyfile.profile.Profile;
import tandemsim.mishap.Mishap;

/** What needs a person is told by mail, once; a mail server that is really there takes it. */
class NoticesTest {

    private static final int ENTRIES_OF_A_PAGE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static GreenMail mail;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        mail = mailServer(0);
        hub = RunningHub.start(Map.of(
                "tandem.notices.to", "ops@example.com,it@example.com",
                "tandem.notices.from", "tandem@example.com",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(mail.getSmtp().getPort())));
        awaitFirstLook();
    }

    /** The hub looks once by itself when it starts; what is told after that, these tests have told. */
    private static void awaitFirstLook() {
        var patience = Instant.now().plus(PATIENCE);
        while (hub.sql()
                .sql("SELECT FROM scheduled_tasks WHERE task_name = 'tell-of-troubles' AND last_success IS NOT NULL")
                .query((row, number) -> true)
                .list()
                .isEmpty()) {
            assertThat(Instant.now()).as("the hub's own look").isBefore(patience);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
        mail.stop();
    }

    @AfterEach
    void nobody_is_left_in_trouble() {
        // a company that no connector calls would be told of in the next test
        hub.sql().sql("UPDATE company SET retired_at = now()").update();
    }

    private static GreenMail mailServer(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Test
    @Tag("S36")
    void a_connector_that_was_not_seen_for_three_intervals_is_one_mail_however_long_it_lasts()
            throws MessagingException {
        var acme = Customer.of(hub, "Rock Castle", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        assertThat(mailsOfALook()).isEmpty();

        hub.clock().advance(Duration.ofMinutes(16));
        var mails = mailsOfALook();
        assertThat(mails).hasSize(2);
        var first = mails.getFirst();
        assertThat(first.getSubject()).isEqualTo("Tandem: Rock Castle needs somebody (no connector seen)");
        assertThat(first.getFrom()).extracting(Object::toString).containsExactly("tandem@example.com");
        assertThat(first.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ops@example.com", "it@example.com");
        assertThat(text(first))
                .contains("/console/companies/" + acme.id())
                .contains("Since: 2026-")
                .contains("Who can help: ")
                .contains("What to do: ");

        hub.clock().advance(Duration.ofHours(9));
        assertThat(mailsOfALook()).isEmpty();
        machine.updates();
        assertThat(acme.attention()).noneMatch(attention -> attention.startsWith("critical"));
        assertThat(mailsOfALook()).isEmpty();
        hub.clock().advance(Duration.ofHours(14));
        assertThat(acme.attention()).contains("critical no_connector_seen");
        assertThat(mailsOfALook()).as("off again, as every night").isEmpty();
    }

    @Test
    void what_was_over_for_a_day_is_told_again() {
        var acme = loaded("Over");
        hub.clock().advance(Duration.ofMinutes(16));
        assertThat(mailsOfALook()).hasSize(2);

        hub.sql()
                .sql("UPDATE company SET retired_at = now() WHERE name = 'Over'")
                .update();
        hub.clock().advance(Duration.ofHours(25));
        assertThat(mailsOfALook()).isEmpty();
        hub.sql()
                .sql("UPDATE company SET retired_at = NULL WHERE name = 'Over'")
                .update();
        assertThat(acme.attention()).contains("critical no_connector_seen");
        assertThat(mailsOfALook()).hasSize(2);
    }

    @Test
    @Tag("S49")
    void a_login_conflict_is_one_mail_in_its_third_slot_and_names_both_ways_out() {
        var acme = Customer.of(hub, "Signed In Elsewhere", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var told = new ArrayList<MimeMessage>();
        for (int slot = 1; slot <= 5; slot++) {
            machine.updatesLater(new Mishap.ConnectionFails("0x80040437", "The user is already logged in.", 1));
            var mails = mailsOfALook();
            assertThat(mails).as("slot %d", slot).hasSize(slot == 3 ? 2 : 0);
            told.addAll(mails);
        }
        assertThat(text(told.getFirst()))
                .contains("a QuickBooks user of its own with Full Access")
                .contains("online mode");
    }

    @Test
    void a_mail_server_that_was_away_gets_it_when_it_is_back() {
        loaded("Undelivered");
        hub.clock().advance(Duration.ofMinutes(16));
        assertThat(failuresWithoutMailServer())
                .singleElement()
                .asString()
                .startsWith("Undelivered: the mail server did not take it");

        assertThat(mailsOfALook()).hasSize(2);
    }

    @Test
    void a_mail_server_that_was_away_for_days_makes_nobody_hear_a_thing_twice() {
        withoutConnector("Told", 1, 1);
        withoutConnector("Older", 2, ENTRIES_OF_A_PAGE);
        hub.sql().sql("""
                        INSERT INTO notice (company_id, code, told_at, last_seen_at)
                        SELECT id, 'no_connector', :now, :now FROM company
                         WHERE retired_at IS NULL AND name NOT IN ('Older 1', 'Older 2', 'Older 3')
                        """).param("now", now()).update();
        hub.clock().advance(Duration.ofHours(25));
        assertThat(failuresWithoutMailServer())
                .extracting(failure -> failure.substring(0, failure.indexOf(':')))
                .containsExactlyInAnyOrder("Older 1", "Older 2", "Older 3");

        assertThat(mailsOfALook())
                .as("two mails of each that nobody was told of")
                .hasSize(6);
    }

    private static void withoutConnector(String name, int hoursAgo, int companies) {
        hub.sql()
                .sql("""
                        WITH made AS (
                            INSERT INTO company (id, name, created_at, updated_at)
                            SELECT id_made_at(:at), :name || ' ' || n, :at, :at FROM generate_series(1, :companies) n
                            RETURNING id)
                        INSERT INTO company_sync (company_id) SELECT id FROM made
                        """)
                .param("at", now().minusHours(hoursAgo))
                .param("name", name)
                .param("companies", companies)
                .update();
    }

    private static OffsetDateTime now() {
        return hub.clock().instant().atOffset(ZoneOffset.UTC);
    }

    private static Customer loaded(String name) {
        var customer = Customer.of(hub, name, Profile.small().scaled(0.05));
        assertThat(customer.loadsAll(customer.machine("FRONTDESK")).completed()).isTrue();
        return customer;
    }

    /** What a look cannot tell while the mail server is away, and why. */
    private static List<String> failuresWithoutMailServer() {
        int port = mail.getSmtp().getPort();
        mail.stop();
        try {
            var failures = new ArrayList<String>();
            hub.part(Noticing.class).look((notice, why) -> failures.add(notice.name() + ": " + why.getMessage()));
            return failures;
        } finally {
            mail = mailServer(port);
        }
    }

    /** One for each who is told. */
    private static List<MimeMessage> mailsOfALook() {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("the mail server keeps what it has", e);
        }
        look();
        return List.of(mail.getReceivedMessages());
    }

    private static void look() {
        hub.part(Noticing.class).look((notice, why) -> {
            throw new AssertionError(why);
        });
    }

    private static String text(MimeMessage mail) {
        return GreenMailUtil.getBody(mail).replace("=\r\n", "");
    }
}

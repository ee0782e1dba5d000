package tandem.api.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.api.testing.TestHub;
import tandem.company.CompanyId;
import tandem.feed.Lookout;
import tandem.mirror.Account;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.persistence.mirror.JdbcMirror;
import tools.jackson.databind.JsonNode;

/** A company's feed tells of everything that is shown of it, and a program can wait for more. */
@ExtendWith(OutputCaptureExtension.class)
class ChangeFeedOfACompanyTest extends RestTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JdbcTemplate template;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private Lookout lookout;

    private String company = "";
    private String path = "";
    private int minute;

    @BeforeEach
    void a_company_with_a_vendor_an_account_and_a_bill() {
        company = newCompany();
        path = "/api/v1/companies/" + company;
        apply(new Account("BANK", version(), "Bank", "Bank", true, null, "Bank", null, null, null));
        apply(vendor(true));
        apply(bill("B"));
    }

    private Version version() {
        var at = NOON.plusMinutes(minute++);
        return new Version(at, at, at + "-05:00", String.valueOf(1_772_712_000 + minute));
    }

    private Vendor vendor(boolean active) {
        return new Vendor(
                "V", version(), "Acme", active, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    private Bill bill(String txnId) {
        return new Bill(
                txnId,
                version(),
                1,
                new Ref("V", null),
                new Ref("AP", null),
                LocalDate.of(2026, 2, 24),
                null,
                new BigDecimal("100.00"),
                new BigDecimal("100.00"),
                null,
                null,
                null,
                "INV-" + txnId,
                null,
                null,
                false,
                null,
                List.of(),
                List.of());
    }

    private void apply(QuickBooksRecord record) {
        new JdbcMirror(template).apply(id(), record.kind(), List.of(record), clock().instant());
    }

    private CompanyId id() {
        return CompanyId.parse(company).orElseThrow();
    }

    private Answer changes(String query) {
        return keyWith("read").get(path + "/changes" + query);
    }

    private long last() {
        return changes("?limit=1").expect(200).json().path("lastSeq").asLong();
    }

    /** What is told after a number, as {@code kind change}. */
    private List<String> told(long after) {
        return items(after).stream()
                .map(item ->
                        item.path("kind").asString() + ' ' + item.path("change").asString())
                .toList();
    }

    private List<JsonNode> items(long after) {
        return changes("?limit=500&after=" + after)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private String only(String list) {
        return admin().get(path + '/' + list).expect(200).text("/items/0/id");
    }

    @Test
    void the_first_load_is_told_in_order_with_every_record_as_it_is_shown_by_itself() {
        var page = changes("").expect(200).json();

        assertThat(page.path("nextCursor").isNull()).isTrue();
        assertThat(page.path("lastSeq").asLong()).isEqualTo(3);
        assertThat(told(0)).containsExactly("account created", "vendor created", "bill created");
        assertThat(page.path("items").valueStream().map(item -> item.path("seq").asLong()))
                .containsExactly(1L, 2L, 3L);
        assertThat(page.at("/items/0/seq").isIntegralNumber()).isTrue();
        assertThat(page.at("/items/0/at").asString())
                .isEqualTo(clock().instant().toString());
        for (var item : page.path("items")) {
            var shown = keyWith("read")
                    .get(path + '/' + item.path("kind").asString() + "s/"
                            + item.path("entityId").asString())
                    .expect(200);
            assertThat(item.path("entity")).isEqualTo(shown.json());
        }
    }

    @Test
    void a_page_begins_after_a_number_and_has_as_many_as_are_wanted() {
        assertThat(changes("?after=1&limit=1").expect(200).items("seq")).containsExactly("2");
        assertThat(changes("?after=2").expect(200).items("seq")).containsExactly("3");
        assertThat(changes("?after=3").expect(200).items("seq")).isEmpty();
        IntStream.range(0, 60).forEach(number -> apply(bill("B" + number)));
        assertThat(changes("").expect(200).items("seq")).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=-1",
                "?after=x",
                "?limit=0",
                "?limit=501",
                "?limit=many",
                "?wait=-1",
                "?wait=31",
                "?wait=1.5"
            })
    void what_cannot_be_meant_is_refused(String query) {
        changes(query).expectProblem(400, "invalid-parameter");
    }

    @Test
    void several_changes_of_a_record_all_carry_it_as_it_is_now() {
        apply(vendor(false));

        var ofTheVendor = items(0).stream()
                .filter(item -> item.path("kind").asString().equals("vendor"))
                .toList();

        assertThat(ofTheVendor)
                .extracting(item -> item.path("change").asString())
                .containsExactly("created", "deactivated");
        assertThat(ofTheVendor)
                .allSatisfy(item ->
                        assertThat(item.at("/entity/isActive").asBoolean()).isFalse());
    }

    @Test
    void what_quickbooks_deleted_is_told_with_its_last_state_and_what_is_back_as_restored() {
        new JdbcMirror(template).forget(id(), Kind.BILL, Set.of("B"), clock().instant());
        var removed = items(3);
        assertThat(removed).singleElement().satisfies(item -> {
            assertThat(item.path("change").asString()).isEqualTo("removed");
            assertThat(item.at("/entity/refNumber").asString()).isEqualTo("INV-B");
            assertThat(item.at("/entity/removedAt").isNull()).isFalse();
        });

        apply(bill("B"));

        assertThat(told(4)).containsExactly("bill restored");
    }

    @Test
    void drafts_notes_and_deletions_of_this_side_are_told() {
        var key = keyWith("read", "write");
        var draft = key.post(path + "/bills", Map.of("refNumber", "D-1")).expect(201);
        var at = path + "/bills/" + draft.text("/id");
        assertThat(items(3)).singleElement().satisfies(item -> {
            assertThat(item.path("change").asString()).isEqualTo("created");
            assertThat(item.path("entity")).isEqualTo(draft.json());
        });

        clock.advance(Duration.ofMinutes(1));
        key.ifMatch(key.get(at)).patch(at, Map.of("memo", "March")).expect(200);
        key.ifMatch(key.get(at)).patch(at, Map.of("notes", "call Bob")).expect(200);
        assertThat(told(4)).containsExactly("bill updated", "bill updated");
        assertThat(items(4)).allSatisfy(item -> {
            assertThat(item.at("/entity/notes").asString()).isEqualTo("call Bob");
            assertThat(item.path("at").asString()).isEqualTo(clock().instant().toString());
        });

        key.ifMatch(key.get(at)).delete(at).expect(204);
        assertThat(items(6)).singleElement().satisfies(item -> {
            assertThat(item.path("change").asString()).isEqualTo("removed");
            assertThat(item.path("entityId").asString()).isEqualTo(draft.text("/id"));
            assertThat(item.path("entity").isNull()).isTrue();
        });
    }

    @Test
    void a_bill_of_quickbooks_that_is_deleted_here_is_told_as_removed() {
        var bill = path + "/bills/" + only("bills");
        var key = keyWith("read", "write");
        jdbc.sql("UPDATE bill SET standing = 'voided' WHERE company_id = ?")
                .param(uuid(company))
                .update();

        key.ifMatch(key.get(bill)).delete(bill).expect(204);

        assertThat(told(3)).containsExactly("bill removed");
        assertThat(items(3).getFirst().path("entity").isNull()).isTrue();
    }

    @Test
    void each_step_of_a_request_is_told_with_the_request_as_it_is_shown_by_itself() {
        var key = keyWith("read", "write", "support");
        var vendor = path + "/vendors/" + only("vendors");
        var request = key.ifMatch(key.get(vendor))
                .patch(vendor, Map.of("phone", "222"))
                .expect(202)
                .text("/requestId");
        assertThat(told(3)).containsExactly("request created");

        key.post("/api/v1/requests/" + request + "/cancel").expect(200);

        assertThat(told(4)).containsExactly("request updated");
        var item = items(4).getFirst();
        assertThat(item.path("entityId").asString()).isEqualTo(request);
        assertThat(item.path("entity"))
                .isEqualTo(key.get("/api/v1/requests/" + request).expect(200).json());
        assertThat(item.at("/entity/status").asString()).isEqualTo("cancelled");
    }

    @Test
    void a_payment_is_told_when_it_is_made_and_whenever_its_request_moves() {
        var key = keyWith("read", "write", "support");
        var payment = key.post(
                        path + "/payments",
                        Map.of(
                                "method", "check",
                                "vendorId", only("vendors"),
                                "paymentAccountId", only("accounts"),
                                "date", "2026-03-10",
                                "amount", "60.00",
                                "refNumber", "1043",
                                "applications", List.of(Map.of("billId", only("bills"), "amount", "60.00"))))
                .expect(201);
        assertThat(told(3)).containsExactlyInAnyOrder("payment created", "request created");

        long before = last();
        key.post("/api/v1/requests/" + payment.text("/requestId") + "/cancel").expect(200);

        assertThat(told(before)).containsExactly("request updated", "payment updated");
        assertThat(items(before).getLast().path("entity"))
                .isEqualTo(key.get(path + "/payments/" + payment.text("/id"))
                        .expect(200)
                        .json());
    }

    @Test
    void fields_of_a_vendor_that_are_kept_here_are_told_and_masked_for_those_who_only_read() {
        var writer = keyWith("read", "write");
        var vendor = path + "/vendors/" + only("vendors");
        writer.ifMatch(writer.get(vendor))
                .patch(vendor, Map.of("achDetails", "021000021 / 8172635445"))
                .expect(200);

        assertThat(told(3)).containsExactly("vendor updated");
        assertThat(items(3).getFirst().at("/entity/achDetails").asString())
                .doesNotContain("021000021")
                .isNotEmpty();
        assertThat(writer.get(path + "/changes?after=3").text("/items/0/entity/achDetails"))
                .isEqualTo("021000021 / 8172635445");
    }

    @Test
    void a_vendor_who_is_taken_from_view_says_so_and_so_does_one_who_is_back() {
        apply(vendor(false));
        var support = keyWith("read", "support");
        var vendor = path + "/vendors/" + only("vendors");

        support.post(vendor + "/hide").expect(204);
        assertThat(told(4)).containsExactly("vendor updated");
        assertThat(items(4).getFirst().at("/entity/hidden").asBoolean()).isTrue();

        support.post(vendor + "/hide").expect(204);
        assertThat(told(5)).as("he was hidden already").isEmpty();
        support.post(vendor + "/unhide").expect(204);
        assertThat(told(5)).containsExactly("vendor updated");
        assertThat(items(5).getFirst().at("/entity/hidden").asBoolean()).isFalse();
    }

    @Test
    void a_dry_run_tells_nothing_and_a_refusal_neither() {
        keyWith("write")
                .post(path + "/bills?validateOnly=true", Map.of("refNumber", "D"))
                .expect(200);
        keyWith("write").post(path + "/bills", Map.of("vendorId", "nobody")).expect(422);

        assertThat(last()).isEqualTo(3);
    }

    @Test
    void whoever_waits_gets_what_is_committed_meanwhile_and_nobody_holds_a_connection() {
        var polls = IntStream.range(0, 30)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> changes("?after=3&wait=30"),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        await(30);
        assertThat(jdbc.sql("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()")
                        .query(Long.class)
                        .single())
                .isLessThan(3);

        apply(bill("C"));

        polls.forEach(poll -> {
            var page = poll.orTimeout(20, SECONDS).join().expect(200);
            assertThat(page.items("seq")).containsExactly("4");
            assertThat(page.text("/items/0/entity/refNumber")).isEqualTo("INV-C");
        });
        await(0);
    }

    @Test
    void whoever_waits_in_vain_gets_an_empty_page() {
        long before = System.nanoTime();

        var page = changes("?after=3&wait=1").expect(200);

        assertThat(page.items("seq")).isEmpty();
        assertThat(page.json().path("nextCursor").isNull()).isTrue();
        assertThat(page.json().path("lastSeq").asLong()).isEqualTo(3);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void whoever_need_not_wait_does_not() {
        assertThat(changes("?after=2&wait=30").expect(200).items("seq")).containsExactly("3");
    }

    @Test
    void a_change_of_another_company_wakes_nobody() {
        var other = newCompany();
        var poll = CompletableFuture.supplyAsync(
                () -> changes("?after=3&wait=30"), task -> Thread.ofVirtual().start(task));
        await(1);
        keyWith("write")
                .post("/api/v1/companies/" + other + "/bills", Map.of("refNumber", "D"))
                .expect(201);
        keyWith("write").post(path + "/bills", Map.of("refNumber", "E")).expect(201);

        var page = poll.orTimeout(20, SECONDS).join().expect(200);

        assertThat(page.text("/items/0/entity/refNumber")).isEqualTo("E");
    }

    @Test
    void whoever_waits_for_a_company_that_is_erased_is_told_that_it_is_not_there() {
        var poll = CompletableFuture.supplyAsync(
                () -> changes("?after=3&wait=30"), task -> Thread.ofVirtual().start(task));
        await(1);

        admin().ifMatch(admin().get(path)).delete(path).expect(204);

        poll.orTimeout(20, SECONDS).join().expectProblem(404, "not-found");
        assertThat(jdbc.sql("SELECT count(*) FROM change_feed WHERE company_id = ?")
                        .param(uuid(company))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoever_hangs_up_while_he_waits_is_forgotten_without_a_word(CapturedOutput output) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.setSoLinger(true, 0); // as when a program dies
            socket.getOutputStream()
                    .write(("GET " + path
                                    + "/changes?after=3&wait=30 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + TestHub.FIRST_KEY + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await(1);
        }

        apply(bill("C"));

        await(0);
        assertThat(changes("?after=3&wait=30").expect(200).items("seq")).containsExactly("4");
        assertThat(output).doesNotContain("ERROR");
    }

    /** So many wait. */
    private void await(int wanted) {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (lookout.size() != wanted) {
            assertThat(System.nanoTime()).as("%s wait", lookout.size()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void nobody_is_told_of_a_company_that_is_not_his() {
        var stranger = keyFor(newCompany(), "read", "write", "support");

        stranger.get(path + "/changes").expectProblem(404, "not-found");
        keyWith("write").get(path + "/changes").expectProblem(403, "forbidden");
        anybody().get(path + "/changes").expectProblem(401, "not-authenticated");
        assertThat(keyFor(company, "read").get(path + "/changes").expect(200).items("seq"))
                .hasSize(3);
    }

    @Test
    void a_reader_who_comes_too_late_is_not_led_past_what_is_gone() {
        jdbc.sql("DELETE FROM change_feed WHERE company_id = ? AND seq <= 2")
                .param(uuid(company))
                .update();

        var refusal = changes("?after=1").expectProblem(410, "changes-not-kept");
        assertThat(refusal.json().path("lastSeq").asLong()).isEqualTo(3);
        changes("").expectProblem(410, "changes-not-kept");
        assertThat(changes("?after=2").expect(200).items("seq")).containsExactly("3");

        jdbc.sql("DELETE FROM change_feed WHERE company_id = ?")
                .param(uuid(company))
                .update();
        changes("?after=2&wait=30").expectProblem(410, "changes-not-kept");
        assertThat(changes("?after=3").expect(200).items("seq")).isEmpty();
    }

    @Test
    void a_reader_who_is_ahead_of_the_feed_is_told_that_it_is_another_one() {
        var refusal = changes("?after=4&wait=30").expectProblem(410, "changes-not-kept");

        assertThat(refusal.json().path("lastSeq").asLong()).isEqualTo(3);
        assertThat(refusal.text("/detail")).contains("come to 3", "4 is");
    }
}

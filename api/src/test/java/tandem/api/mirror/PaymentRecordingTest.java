package tandem.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.mirror.Account;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.persistence.mirror.JdbcMirror;
import tandem.request.Cause;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;

/** Payments are made and voided here, and QuickBooks is told by requests. */
class PaymentRecordingTest extends RestTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);
    private static final Version VERSION = new Version(NOON, NOON, "2026-03-05T12:00:00-05:00", "1772712000");

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JdbcTemplate template;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private Requests requests;

    private String company = "";
    private String payments = "";
    private String vendor = "";
    private String bank = "";
    private String bill = "";

    @BeforeEach
    void a_company_that_owes_a_hundred() {
        company = newCompany();
        payments = "/api/v1/companies/" + company + "/payments";
        apply(new Account("BANK", VERSION, "Bank", "Bank", true, null, "Bank", null, null, null));
        apply(new Vendor(
                "V", VERSION, "Acme", true, null, null, null, null, null, null, null, null, null, null, null, null,
                null));
        apply(bill("B", "100.00"));
        vendor = only("vendors");
        bank = only("accounts");
        bill = only("bills");
    }

    private void apply(QuickBooksRecord record) {
        new JdbcMirror(template)
                .apply(CompanyId.parse(company).orElseThrow(), record.kind(), List.of(record), clock().instant());
    }

    private static Bill bill(String txnId, String amount) {
        return new Bill(
                txnId,
                VERSION,
                1,
                new Ref("V", null),
                new Ref("AP", null),
                LocalDate.of(2026, 2, 24),
                null,
                new BigDecimal(amount),
                new BigDecimal(amount),
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

    private String only(String list) {
        return admin().get("/api/v1/companies/" + company + '/' + list)
                .expect(200)
                .text("/items/0/id");
    }

    private Map<String, Object> payment(String amount) {
        var body = new LinkedHashMap<String, Object>();
        body.put("method", "check");
        body.put("vendorId", vendor);
        body.put("paymentAccountId", bank);
        body.put("date", "2026-03-10");
        body.put("amount", amount);
        body.put("refNumber", "1043");
        body.put("applications", List.of(Map.of("billId", bill, "amount", amount)));
        return body;
    }

    private Answer bills() {
        return admin().get("/api/v1/companies/" + company + "/bills/" + bill).expect(200);
    }

    @Test
    @Tag("S88")
    @Tag("S90")
    void a_payment_is_made_and_named_with_the_request_that_carries_it_and_lowers_what_remains() {
        var made = keyWith("write").post(payments, payment("60.00")).expect(201);

        assertThat(made.text("/id")).startsWith("pay_");
        assertThat(made.text("/status")).isEqualTo("queued");
        assertThat(made.text("/origin")).isEqualTo("mineraltree");
        assertThat(made.text("/amount")).isEqualTo("60.00");
        assertThat(made.text("/currency")).isEqualTo("USD");
        assertThat(made.text("/applications/0/billId")).isEqualTo(bill);
        assertThat(made.json().path("txnId").isNull()).isTrue();
        assertThat(made.header("Location")).isEqualTo("/api/v1/requests/" + made.text("/requestId"));
        var request = keyWith("read").get(made.header("Location")).expect(200);
        assertThat(request.text("/operation")).isEqualTo("payment_add");
        assertThat(request.text("/entity/type")).isEqualTo("payment");
        assertThat(request.text("/entity/id")).isEqualTo(made.text("/id"));
        var read = keyWith("read").get(payments + '/' + made.text("/id")).expect(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(bills().text("/inProcessPayments")).isEqualTo("60.00");
        assertThat(bills().text("/remainingAmount")).isEqualTo("40.00");
        assertThat(bills().text("/openBalance")).isEqualTo("100.00");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        var body = payment("60.00");
        body.remove("method");
        body.put("vendorId", "nobody");
        body.put("refNumber", "123456789012");
        body.put("applications", List.of(Map.of("billId", bill, "amount", "50.00", "discountAmount", "60.00")));

        var refusal = keyWith("write").post(payments, body).expectProblem(422, "invalid-fields");

        assertThat(refusal.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()
                                + ' '
                                + error.path("code").asString()))
                .contains(
                        "/method missing",
                        "/vendorId unknown",
                        "/refNumber too_long",
                        "/amount sum",
                        "/applications/0/discountAccountId missing",
                        "/applications/0/amount exceeds_open");
        assertThat(refusal.text("/detail")).contains("60.00", "50.00");
        assertThat(admin().get(payments).expect(200).items("id")).isEmpty();
    }

    @Test
    void amounts_are_decimal_strings() {
        var body = payment("60.00");
        body.put("amount", 60);
        keyWith("write").post(payments, body).expectProblem(400, "malformed-body");
        body.put("amount", "6e1");
        keyWith("write").post(payments, body).expectProblem(400, "malformed-body");
    }

    @Test
    void a_dry_run_records_nothing_and_a_repeated_call_records_one() {
        keyWith("write").post(payments + "?validateOnly=true", payment("60.00")).expect(200);
        assertThat(admin().get(payments).expect(200).items("id")).isEmpty();
        assertThat(bills().text("/inProcessPayments")).isEqualTo("0.00");

        var caller = keyWith("write").header("Idempotency-Key", unique("pay"));
        var first = caller.post(payments, payment("60.00")).expect(201);
        assertThat(caller.post(payments, payment("60.00")).expect(201).text("/id"))
                .isEqualTo(first.text("/id"));
        assertThat(admin().get(payments).expect(200).items("id")).hasSize(1);
    }

    @Test
    void a_bill_of_another_company_cannot_be_paid() {
        var theirs = bill;
        a_company_that_owes_a_hundred();
        var body = payment("60.00");
        body.put("applications", List.of(Map.of("billId", theirs, "amount", "60.00")));

        assertThat(keyWith("write")
                        .post(payments, body)
                        .expectProblem(422, "invalid-fields")
                        .body())
                .contains("/applications/0/billId", "unknown");
    }

    @Test
    void one_that_has_not_gone_out_is_called_off_by_its_void() {
        var made = keyWith("write").post(payments, payment("60.00")).expect(201);
        var path = payments + '/' + made.text("/id") + "/void";

        var voided = keyWith("write").post(path).expect(200);

        assertThat(voided.text("/status")).isEqualTo("voided");
        assertThat(keyWith("write").post(path).expect(200).json()).isEqualTo(voided.json());
        assertThat(keyWith("read").get(made.header("Location")).expect(200).text("/status"))
                .isEqualTo("cancelled");
        assertThat(bills().text("/inProcessPayments")).isEqualTo("0.00");
    }

    @Test
    @Tag("S98")
    void one_of_quickbooks_is_not_ours_to_void_and_an_unknown_one_is_not_found() {
        apply(new BillPayment(
                "P",
                VERSION,
                Kind.BILL_PAYMENT_CHECK,
                1,
                new Ref("V", null),
                new Ref("AP", null),
                LocalDate.of(2026, 3, 1),
                new Ref("BANK", null),
                new BigDecimal("10.00"),
                null,
                null,
                "7",
                null,
                false,
                null,
                List.of()));

        keyWith("write").post(payments + '/' + only("payments") + "/void").expectProblem(422, "not-our-payment");
        keyWith("write").post(payments + "/pay_01jd8m3v6feqavyp5sjd3k9q2c/void").expectProblem(404, "not-found");
        keyWith("read", "support").post(payments, payment("1.00")).expectProblem(403, "forbidden");
    }

    private Request request(Answer made) {
        return requests.find(
                        CompanyId.parse(company).orElseThrow(),
                        RequestId.parse(made.text("/requestId")).orElseThrow())
                .orElseThrow();
    }

    private void fails(Answer made) {
        var cause = new Cause("a test", null);
        var queued = request(made);
        var failed = queued.failed(new Failure(
                "bill_not_open_enough",
                Failure.Severity.ERROR,
                "It failed.",
                "Mend it.",
                Failure.Who.BOOKKEEPER,
                true));
        requests.move(queued, failed, cause);
    }

    private Answer amend(Answer made, Map<String, ?> content) {
        var path = "/api/v1/requests/" + made.text("/requestId");
        return keyWith("read", "support")
                .ifMatch(keyWith("read").get(path).expect(200))
                .patch(path, Map.of("content", content));
    }

    @Test
    void a_payment_that_failed_becomes_another_one_and_does_not_stand_in_its_own_way() {
        var made = keyWith("write").post(payments, payment("60.00")).expect(201);
        fails(made);

        var again = amend(
                        made,
                        Map.of(
                                "amount",
                                "100.00",
                                "memo",
                                "all of it",
                                "applications",
                                List.of(Map.of("billId", bill, "amount", "100.00"))))
                .expect(200);

        assertThat(again.text("/status")).isEqualTo("queued");
        assertThat(again.text("/content/amount")).isEqualTo("100.00");
        assertThat(again.text("/content/refNumber")).isEqualTo("1043");
        assertThat(again.text("/content/applications/0/amount")).isEqualTo("100.00");
        assertThat(again.json().path("content").has("exchangeRate")).isFalse();
        var shown = keyWith("read").get(payments + '/' + made.text("/id")).expect(200);
        assertThat(shown.text("/amount")).isEqualTo("100.00");
        assertThat(shown.text("/memo")).isEqualTo("all of it");
        assertThat(shown.text("/status")).isEqualTo("queued");
        assertThat(bills().text("/inProcessPayments")).isEqualTo("100.00");
        assertThat(bills().text("/remainingAmount")).isEqualTo("0.00");
    }

    @Test
    void a_payment_that_becomes_another_one_is_judged_like_the_first_time() {
        var made = keyWith("write").post(payments, payment("60.00")).expect(201);
        fails(made);

        var refused = amend(
                        made,
                        Map.of(
                                "amount",
                                "100.01",
                                "paymentAccountId",
                                "nothing",
                                "applications",
                                List.of(Map.of("billId", bill, "amount", "100.01"))))
                .expectProblem(422, "invalid-fields");

        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder("/content/paymentAccountId", "/content/applications/0/amount");
        assertThat(bills().text("/inProcessPayments")).isEqualTo("60.00");
        assertThat(request(made).status()).isEqualTo(RequestStatus.FAILED);
    }
}

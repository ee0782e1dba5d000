package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.bill;
import static tandem.persistence.mirror.Records.check;
import static tandem.persistence.mirror.Records.money;
import static tandem.persistence.mirror.Records.pays;
import static tandem.persistence.mirror.Records.ref;
import static tandem.persistence.mirror.Records.vendor;
import static tandem.persistence.mirror.Records.vendorCredit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.identity.UuidV7;
import tandem.mirror.Account;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.PaymentMethod;
import tandem.mirror.view.PaymentStatus;
import tandem.mirror.view.PaymentView;
import tandem.paying.OwnPayment;
import tandem.paying.PaymentContent;
import tandem.payment.PaymentStanding;
import tandem.persistence.payment.JdbcPaymentBook;
import tandem.persistence.request.JdbcRequests;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Sending;

/** Payments of this side: what they take off bills, how they stand, and how they are known when QuickBooks shows them. */
class OwnPaymentsTest {

    private static final MirrorDatabase DB = new MirrorDatabase();
    private static final JdbcClient JDBC = JdbcClient.create(DB.jdbc);
    private static final MirrorViews VIEWS = JdbcMirrorViews.on(JDBC, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final JdbcRequests REQUESTS = new JdbcRequests(JDBC, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final JdbcPaymentBook BOOK = new JdbcPaymentBook(JDBC);
    private static final Cause CAUSE = new Cause("a test", null);
    private static final Failure FAILURE =
            new Failure("bill_gone", Failure.Severity.ERROR, "It is gone.", "Look.", Failure.Who.BOOKKEEPER, true);

    private final CompanyId company = DB.newCompany();
    private UUID billId = UUID.randomUUID();
    private UUID creditId = UUID.randomUUID();
    private UUID account = UUID.randomUUID();
    private int sets;

    @BeforeEach
    void a_bill_a_credit_and_an_account() {
        apply(new Account("A-BANK", at(NOON), "Bank", "Bank", true, null, "Bank", null, null, null));
        apply(vendor("V-1", at(NOON)));
        apply(bill("B-1", at(NOON), "100.00", "100.00", List.of()));
        apply(vendorCredit("K-1", at(NOON), "40.00", "40.00", List.of()));
        billId = id("bill", "txn_id", "B-1");
        creditId = id("vendor_credit", "txn_id", "K-1");
        account = id("account", "list_id", "A-BANK");
    }

    private void apply(QuickBooksRecord record) {
        DB.mirror.apply(company, record.kind(), List.of(record), NOW);
    }

    private UUID id(String table, String column, String key) {
        return JDBC.sql("SELECT id FROM " + table + " WHERE company_id = ? AND " + column + " = ?")
                .params(company.value(), key)
                .query(UUID.class)
                .single();
    }

    private OwnPayment payment(String number, String amount) {
        var id = UuidV7.at(NOW);
        var content = new PaymentContent(
                PaymentMethod.CHECK,
                id("vendor", "list_id", "V-1"),
                account,
                LocalDate.of(2026, 3, 5),
                money(amount),
                "USD",
                number,
                false,
                "March",
                null,
                List.of(new PaymentContent.Application(
                        billId,
                        money(amount),
                        money("1.00"),
                        account,
                        null,
                        List.of(new PaymentContent.Credit(creditId, money("5.00"))))));
        var request = request(new Errand.PaymentRecording(id));
        var payment = new OwnPayment(id, content, request.id(), null, null);
        BOOK.add(company, payment, NOW);
        return payment;
    }

    private Request request(Errand errand) {
        var request = Request.of(new RequestId(UuidV7.at(NOW)), company, errand, Set.of(), NOW);
        REQUESTS.add(request, CAUSE);
        return request;
    }

    private Request find(RequestId id) {
        return REQUESTS.find(company, id).orElseThrow();
    }

    private void sent(RequestId id) {
        var request = find(id);
        var sending = new Sending(
                "set " + company.value().hashCode() + ++sets,
                new ConnectorId(UuidV7.at(NOW)),
                new SessionId(UuidV7.at(NOW)),
                1,
                NOW);
        REQUESTS.move(request, request.sent(sending, null), CAUSE);
    }

    private void succeeded(RequestId id) {
        sent(id);
        var request = find(id);
        REQUESTS.move(request, request.succeeded("P-1"), CAUSE);
    }

    private BigDecimal inProcess() {
        var bill = VIEWS.bills().find(company, billId).orElseThrow();
        assertThat(BOOK.bills(company, Set.of(billId)))
                .hasEntrySatisfying(
                        billId, known -> assertThat(known.inProcess()).isEqualByComparingTo(bill.inProcessPayments()));
        return bill.inProcessPayments();
    }

    private BigDecimal creditInProcess() {
        var credit = BOOK.credits(company, Set.of(creditId)).get(creditId);
        assertThat(credit).isNotNull();
        return credit.inProcess();
    }

    private PaymentView shown(OwnPayment payment) {
        return VIEWS.payments().find(company, payment.id()).orElseThrow();
    }

    @Test
    void money_discount_and_credits_are_in_process_until_quickbooks_has_the_payment() {
        var first = payment("1", "20.00");
        var second = payment("2", "30.00");
        assertThat(inProcess()).isEqualByComparingTo("62.00");
        assertThat(creditInProcess()).isEqualByComparingTo("10.00");

        sent(first.request());
        assertThat(inProcess()).isEqualByComparingTo("62.00");
        REQUESTS.move(find(first.request()), find(first.request()).failed(FAILURE), CAUSE);
        assertThat(inProcess()).as("money may be on its way").isEqualByComparingTo("62.00");
        REQUESTS.move(find(first.request()), find(first.request()).cancelled(), CAUSE);
        assertThat(inProcess()).isEqualByComparingTo("36.00");
        succeeded(second.request());
        assertThat(inProcess()).isEqualByComparingTo("0");
        assertThat(creditInProcess()).isEqualByComparingTo("0");
    }

    @Test
    void one_that_becomes_another_takes_what_it_says_now_and_nothing_else() {
        var payment = payment("1", "20.00");
        var before = payment.content();
        var after = new PaymentContent(
                before.method(),
                before.vendor(),
                before.paymentAccount(),
                before.date(),
                money("10.00"),
                before.currency(),
                "2",
                before.toBePrinted(),
                before.memo(),
                null,
                List.of(new PaymentContent.Application(billId, money("10.00"), null, null, null, List.of())));

        BOOK.change(company, payment.id(), after, NOW.plusSeconds(1));

        assertThat(inProcess()).isEqualByComparingTo("10.00");
        assertThat(creditInProcess()).isEqualByComparingTo("0");
        assertThat(BOOK.contents(Set.of(company), Set.of(payment.id()))).containsEntry(payment.id(), after);
        assertThat(BOOK.contents(Set.of(DB.newCompany()), Set.of(payment.id()))).isEmpty();
        assertThat(shown(payment).refNumber()).isEqualTo("2");
        assertThat(BOOK.isCheckNumberUsed(company, account, "2", null)).isTrue();
        assertThat(BOOK.isCheckNumberUsed(company, account, "2", payment.id())).isFalse();
        assertThat(BOOK.isCheckNumberUsed(company, account, "1", null)).isFalse();
    }

    @Test
    void a_payment_that_quickbooks_has_counts_until_its_bill_and_its_credit_have_been_read_again() {
        var payment = payment("1", "20.00");
        noted("bill", "B-1");
        noted("vendor_credit", "K-1");
        succeeded(payment.request());
        assertThat(inProcess()).isEqualByComparingTo("26.00");
        assertThat(creditInProcess()).isEqualByComparingTo("5.00");

        JDBC.sql("DELETE FROM record_to_reread WHERE company_id = ?")
                .param(company.value())
                .update();
        assertThat(inProcess()).isEqualByComparingTo("0");
        assertThat(creditInProcess()).isEqualByComparingTo("0");
    }

    @Test
    void a_bill_that_is_read_again_for_a_later_reason_has_nothing_in_process() {
        var payment = payment("1", "20.00");
        succeeded(payment.request());
        JDBC.sql("INSERT INTO record_to_reread (company_id, kind, record_id, due_at) VALUES (?, 'bill', 'B-1', ?)")
                .params(company.value(), NOW.plusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();

        assertThat(inProcess()).isEqualByComparingTo("0");
    }

    @Test
    void a_bill_that_was_deleted_here_cannot_be_paid_here() {
        JDBC.sql("INSERT INTO bill_deleted_here (company_id, bill_id, deleted_at) VALUES (?, ?, now())")
                .params(company.value(), billId)
                .update();

        assertThat(BOOK.bills(company, Set.of(billId))).isEmpty();
    }

    @Test
    void what_the_file_has_lost_stays_in_process_until_it_is_shown_again_or_taken_for_gone() {
        var payment = payment("1", "20.00");
        recorded(payment);
        shownAgain(payment, 0);
        assertThat(inProcess()).isEqualByComparingTo("0");

        update("UPDATE request SET vanished_at = now() WHERE company_id = :company");
        assertThat(inProcess()).as("shown and not in doubt").isEqualByComparingTo("0");
        update("UPDATE bill_payment SET time_modified = '-infinity' WHERE company_id = :company");
        assertThat(inProcess()).as("in doubt").isEqualByComparingTo("26.00");
        assertThat(creditInProcess()).isEqualByComparingTo("5.00");
        update("UPDATE bill SET time_modified = '-infinity' WHERE company_id = :company");
        assertThat(inProcess()).as("the bill is shown as it was before").isEqualByComparingTo("0");
        apply(bill("B-1", at(NOON.plusMinutes(1)), "100.00", "100.00", List.of()));
        shownAgain(payment, 2);
        assertThat(inProcess()).as("it was there after all").isEqualByComparingTo("0");
        update("UPDATE bill_payment SET removed_at = now() WHERE company_id = :company");
        assertThat(inProcess()).as("gone").isEqualByComparingTo("26.00");

        finding(payment.request(), "open");
        assertThat(inProcess()).isEqualByComparingTo("26.00");
        update("UPDATE discrepancy SET status = 'accepted', accepted_by = 'a test', accepted_why = 'gone'"
                + " WHERE company_id = :company");
        assertThat(inProcess()).as("accepted as gone").isEqualByComparingTo("0");
        update("UPDATE discrepancy SET hub = '{\"requestId\": \"another\"}' WHERE company_id = :company");
        assertThat(inProcess()).as("something else was accepted").isEqualByComparingTo("26.00");
    }

    @Test
    void what_the_file_has_lost_is_not_in_process_when_it_was_voided() {
        var payment = payment("1", "20.00");
        recorded(payment);
        update("UPDATE request SET vanished_at = now() WHERE company_id = :company");
        assertThat(inProcess()).isEqualByComparingTo("26.00");

        var undo = request(new Errand.PaymentVoiding(payment.id()));
        BOOK.voidedBy(company, payment.id(), undo.id(), NOW);
        assertThat(inProcess()).isEqualByComparingTo("26.00");
        succeeded(undo.id());
        assertThat(inProcess()).isEqualByComparingTo("0");
    }

    private void recorded(OwnPayment payment) {
        succeeded(payment.request());
        BOOK.arrived(company, payment.id(), "P-1");
    }

    private void shownAgain(OwnPayment payment, int minutes) {
        DB.mirror.apply(
                company,
                Kind.BILL_PAYMENT_CHECK,
                List.of(check("P-1", at(NOON.plusMinutes(minutes)), "20.00", "March")),
                java.util.Map.of("P-1", payment.id()),
                NOW);
    }

    private void finding(RequestId about, String status) {
        JDBC.sql("""
                        INSERT INTO discrepancy (company_id, id, code, severity, subject_kind, subject_id, quickbooks, hub, status,
                                                 openings, first_seen_at, opened_at, last_seen_at, version)
                        SELECT company_id, gen_random_uuid(), 'write_vanished', 'critical', 'payment', subject_id, '{}',
                               jsonb_build_object('requestId', id), :status, 1, now(), now(), now(), 1
                          FROM request
                         WHERE company_id = :company AND id = :request
                        """)
                .param("company", company.value())
                .param("request", about.value())
                .param("status", status)
                .update();
    }

    private void update(String sql) {
        assertThat(JDBC.sql(sql).param("company", company.value()).update()).isPositive();
    }

    @Test
    void while_a_bill_cannot_be_read_its_payments_stay_in_process_but_for_those_that_it_was_read_with() {
        apply(bill("B-1", at(NOON.plusMinutes(1)), "100.00", "94.00", List.of(Records.payment("P-0", "-6.00"))));
        JDBC.sql(
                        "INSERT INTO record_to_reread (company_id, kind, record_id, reason, due_at) VALUES (?, 'bill', 'B-1', 'no', ?)")
                .params(company.value(), NOW.plusSeconds(86_400).atOffset(ZoneOffset.UTC))
                .update();
        var payment = payment("1", "20.00");
        recorded(payment);
        assertThat(inProcess()).isEqualByComparingTo("26.00");

        update("UPDATE own_payment SET txn_id = 'P-0' WHERE company_id = :company");
        assertThat(inProcess()).as("the bill names it").isEqualByComparingTo("0");
        update("UPDATE own_payment SET txn_id = 'P-1' WHERE company_id = :company");
        assertThat(inProcess()).isEqualByComparingTo("26.00");
        update("DELETE FROM record_to_reread WHERE company_id = :company");
        assertThat(inProcess()).as("it has been read").isEqualByComparingTo("0");
    }

    private void noted(String kind, String id) {
        JDBC.sql("INSERT INTO record_to_reread (company_id, kind, record_id, due_at) VALUES (?, ?, ?, ?)")
                .params(company.value(), kind, id, NOW.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void a_payment_stands_where_its_requests_stand_and_its_version_rises_with_every_step() {
        var payment = payment("1", "20.00");
        var before = shown(payment);
        assertThat(before.status()).isEqualTo(PaymentStatus.QUEUED);
        assertThat(before.requestId()).isEqualTo(payment.request().value());

        sent(payment.request());
        assertThat(shown(payment).status()).isEqualTo(PaymentStatus.IN_PROCESS);
        before = isNewerThan(before, payment);
        REQUESTS.move(find(payment.request()), find(payment.request()).failed(FAILURE), CAUSE);
        assertThat(shown(payment).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(of(PaymentStatus.FAILED)).containsExactly(payment.id());
        var requeued = find(payment.request());
        REQUESTS.move(requeued, requeued.requeued(requeued.asItIs(), false), CAUSE);
        succeeded(payment.request());
        BOOK.arrived(company, payment.id(), "P-1");
        assertThat(shown(payment).status()).isEqualTo(PaymentStatus.RECORDED);
        assertThat(shown(payment).txnId()).isEqualTo("P-1");
        before = isNewerThan(before, payment);

        var called = request(new Errand.PaymentVoiding(payment.id()));
        BOOK.voidedBy(company, payment.id(), called.id(), NOW);
        REQUESTS.move(called, called.cancelled(), CAUSE);
        assertThat(shown(payment).status()).isEqualTo(PaymentStatus.RECORDED);
        before = isNewerThan(before, payment);
        var anew = request(new Errand.PaymentVoiding(payment.id()));
        BOOK.voidedBy(company, payment.id(), anew.id(), NOW);
        before = isNewerThan(before, payment);
        succeeded(anew.id());
        assertThat(shown(payment).status()).isEqualTo(PaymentStatus.VOIDED);
        assertThat(shown(payment).requestId()).isEqualTo(anew.id().value());
        isNewerThan(before, payment);
        assertThat(of(PaymentStatus.VOIDED)).containsExactly(payment.id());
        assertThat(of(PaymentStatus.RECORDED)).isEmpty();
    }

    private PaymentView isNewerThan(PaymentView before, OwnPayment payment) {
        var now = shown(payment);
        assertThat(now.state().version()).isGreaterThan(before.state().version());
        return now;
    }

    private List<UUID> of(PaymentStatus status) {
        return VIEWS.payments().list(company, MirrorFilter.NONE.with(status), null, 10).items().stream()
                .map(payment -> payment.state().id())
                .toList();
    }

    @Test
    void it_comes_back_as_it_was_given_and_is_shown_so_whatever_quickbooks_makes_of_it() {
        var payment = payment("1043", "20.00");
        assertThat(BOOK.payment(company, payment.id())).contains(payment);
        assertThat(BOOK.payment(DB.newCompany(), payment.id())).isEmpty();
        DB.mirror.apply(
                company,
                Kind.BILL_PAYMENT_CHECK,
                List.of(check("P-1", at(NOON), "0.00", "VOID: March")),
                java.util.Map.of("P-1", payment.id()),
                NOW);

        var all = VIEWS.payments().list(company, MirrorFilter.NONE, null, 10).items();

        assertThat(all).hasSize(1);
        var only = all.getFirst();
        assertThat(only.isOurs()).isTrue();
        assertThat(only.amount()).isEqualByComparingTo("20.00");
        assertThat(only.refNumber()).isEqualTo("1043");
        assertThat(only.memo()).isEqualTo("March");
        var part = only.applications().getFirst();
        assertThat(part.billId()).isEqualTo(billId);
        assertThat(part.txnId()).isEqualTo("B-1");
        assertThat(part.discountAmount()).isEqualByComparingTo("1.00");
        assertThat(part.credits()).containsExactly(new PaymentView.Credit(creditId, money("5.00")));
        assertThat(BOOK.shown(company, payment.id()))
                .hasValueSatisfying(there -> assertThat(there.standing()).isEqualTo(PaymentStanding.VOIDED));
    }

    @Test
    void payments_of_both_sides_come_in_one_list_page_by_page() {
        apply(check("P-0", at(NOON), "1.00", null, pays("B-1", "1.00", null)));
        var ours = payment("1", "20.00");
        apply(check("P-2", at(NOON), "2.00", null, pays("B-1", "2.00", null)));

        var first = VIEWS.payments().list(company, MirrorFilter.NONE, null, 2);
        var last = VIEWS.payments()
                .list(
                        company,
                        MirrorFilter.NONE,
                        first.items().getLast().state().id(),
                        2);

        assertThat(first.hasMore()).isTrue();
        assertThat(last.items()).hasSize(1);
        assertThat(java.util.stream.Stream.of(first, last)
                        .flatMap(page -> page.items().stream())
                        .filter(PaymentView::isOurs)
                        .map(payment -> payment.state().id()))
                .containsExactly(ours.id());
        assertThat(VIEWS.payments()
                        .list(
                                company,
                                MirrorFilter.ofTransactions(null, ours.content().vendor(), "1", false),
                                null,
                                10)
                        .items())
                .hasSize(1);
    }

    @Test
    void one_that_quickbooks_shows_before_its_answer_has_come_is_known_by_our_id() {
        var payment = payment("1", "20.00");
        var guid = '{' + payment.id().toString().toUpperCase(Locale.ROOT) + '}';

        apply(withGuid(check("P-1", at(NOON), "20.00", null, pays("B-1", "20.00", null)), guid));
        apply(withGuid(check("P-2", at(NOON), "20.00", null, pays("B-1", "20.00", null)), guid));
        apply(withGuid(
                check("P-3", at(NOON), "20.00", null, pays("B-1", "20.00", null)),
                UUID.randomUUID().toString()));

        assertThat(id("bill_payment", "txn_id", "P-1")).isEqualTo(payment.id());
        assertThat(id("bill_payment", "txn_id", "P-2")).isNotEqualTo(payment.id());
        assertThat(BOOK.shown(company, payment.id()))
                .hasValueSatisfying(there -> assertThat(there.txnId()).isEqualTo("P-1"));
        assertThat(VIEWS.payments().list(company, MirrorFilter.NONE, null, 10).items())
                .hasSize(3);
    }

    private static BillPayment withGuid(BillPayment p, @Nullable String guid) {
        return new BillPayment(
                p.id(),
                p.version(),
                p.kind(),
                p.txnNumber(),
                p.payee(),
                p.apAccount(),
                p.txnDate(),
                ref("A-BANK"),
                p.amount(),
                null,
                null,
                p.refNumber(),
                p.memo(),
                p.isToBePrinted(),
                guid,
                p.applications());
    }

    @Test
    void a_number_is_used_where_a_check_of_this_account_has_it_that_was_not_voided() {
        assertThat(isUsed("1043")).isFalse();
        apply(check("P-1", at(NOON), "5.00", null, pays("B-1", "5.00", null)));
        assertThat(isUsed("1043")).isTrue();
        assertThat(BOOK.isCheckNumberUsed(company, UUID.randomUUID(), "1043", null))
                .as("of another account")
                .isFalse();
        assertThat(BOOK.isCheckNumberUsed(DB.newCompany(), account, "1043", null))
                .as("of another company")
                .isFalse();
        apply(check("P-1", at(NOON.plusMinutes(1)), "0.00", "VOID:"));
        assertThat(isUsed("1043")).isFalse();

        var ours = payment("7", "20.00");
        assertThat(isUsed("7")).isTrue();
        REQUESTS.move(find(ours.request()), find(ours.request()).cancelled(), CAUSE);
        assertThat(isUsed("7")).isFalse();
    }

    private boolean isUsed(String number) {
        return BOOK.isCheckNumberUsed(company, account, number, null);
    }

    @Test
    void bills_and_credits_of_another_company_are_unknown() {
        var other = DB.newCompany();

        assertThat(BOOK.bills(other, Set.of(billId))).isEmpty();
        assertThat(BOOK.credits(other, Set.of(creditId))).isEmpty();
        assertThat(BOOK.bills(company, Set.of(billId))).hasEntrySatisfying(billId, bill -> {
            assertThat(bill.txnId()).isEqualTo("B-1");
            assertThat(bill.vendorListId()).isEqualTo("V-1");
            assertThat(bill.apAccountListId()).isEqualTo("A-AP");
            assertThat(bill.currency()).isEqualTo("USD");
            assertThat(bill.open()).isEqualByComparingTo("100.00");
        });
    }

    @Test
    void a_bill_that_is_on_its_way_can_be_paid_and_a_draft_cannot() {
        var draft = ownBill(null);
        assertThat(BOOK.bills(company, Set.of(draft))).isEmpty();

        var request = request(new Errand.BillPosting(UuidV7.at(NOW), false));
        var posting = ownBill(request.id());

        assertThat(BOOK.bills(company, Set.of(posting))).hasEntrySatisfying(posting, bill -> {
            assertThat(bill.txnId()).isNull();
            assertThat(bill.postedBy()).isEqualTo(request.id());
            assertThat(bill.vendorListId()).isEqualTo("V-1");
            assertThat(bill.apAccountListId()).isEqualTo("A-BANK");
            assertThat(bill.open()).isEqualByComparingTo("45.50");
        });
    }

    private UUID ownBill(@Nullable RequestId request) {
        var id = UuidV7.at(NOW);
        var content = """
                {"vendor": "%s", "refNumber": "N-1", "billDate": "2026-03-01", "apAccount": "%s",
                 "expenseLines": [{"amount": 30.50}, {"amount": null}], "itemLines": [{"amount": 20}, {"amount": -5}]}
                """.formatted(id("vendor", "list_id", "V-1"), account);
        JDBC.sql("""
                        INSERT INTO own_bill (company_id, id, content, request_id, version, created_at, updated_at)
                        VALUES (?, ?, ?::jsonb, ?, 1, now(), now())
                        """)
                .params(java.util.Arrays.asList(company.value(), id, content, request == null ? null : request.value()))
                .update();
        return id;
    }

    @Test
    void one_that_came_under_another_identity_before_it_was_known_is_shown_once() {
        var payment = payment("1", "20.00");
        apply(check("P-1", at(NOON), "20.00", null, pays("B-1", "20.00", null)));

        BOOK.arrived(company, payment.id(), "P-1");

        assertThat(VIEWS.payments().list(company, MirrorFilter.NONE, null, 10).items())
                .extracting(shown -> shown.state().id())
                .containsExactly(payment.id());
        assertThat(BOOK.shown(company, payment.id())).isPresent();
    }

    @Test
    void a_company_that_is_erased_takes_its_payments_along() {
        payment("1", "20.00");

        JDBC.sql("DELETE FROM company WHERE id = ?").param(company.value()).update();

        assertThat(JDBC.sql("SELECT count(*) FROM own_payment_claim WHERE company_id = ?")
                        .param(company.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

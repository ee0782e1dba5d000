package tandem.persistence.mirror;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.Approvals;
import tandem.bill.BillFigures;
import tandem.bill.BillStanding;
import tandem.mirror.Kind;
import tandem.mirror.view.BillLine;
import tandem.mirror.view.BillLink;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.PaymentMethod;
import tandem.mirror.view.PaymentStatus;
import tandem.mirror.view.PaymentView;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.VendorCreditView;
import tandem.paying.PaymentContent;
import tandem.payment.PaymentStanding;
import tandem.persistence.approval.JdbcApprovalBook;
import tandem.persistence.payment.PaymentJson;
import tandem.terms.PaymentTerms;

/** Reads bills, vendor credits and payments with what belongs to them. */
final class Transactions {

    private static final int HUNDREDTHS = 2;

    private static final String VENDOR_AND_CURRENCY = """
            LEFT JOIN vendor v ON v.company_id = h.company_id AND v.list_id = h.vendor_list_id
            LEFT JOIN currency c ON c.company_id = h.company_id AND c.list_id = h.currency_list_id
            """;

    private static final String PAYABLES_ACCOUNT =
            "LEFT JOIN account ap ON ap.company_id = h.company_id AND ap.list_id = h.ap_account_list_id ";

    private static final RecordList.Source BILLS = new RecordList.Source(
            "bill",
            "NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = h.company_id AND d.bill_id = h.id)",
            """
            , v.id AS vendor_id, ap.id AS ap_account_id, c.currency_code, t.id AS terms_id, t.type AS terms_type, t.due_days,
            t.discount_days, t.discount_percent, t.day_of_month_due, t.due_next_month_days, t.discount_day_of_month,
            (SELECT sum(k.open_balance) FROM vendor_credit k
             WHERE k.company_id = h.company_id AND k.vendor_list_id = h.vendor_list_id
               AND k.removed_at IS NULL AND k.open_balance > 0
               AND k.ap_account_list_id IS NOT DISTINCT FROM h.ap_account_list_id
               AND k.currency_list_id IS NOT DISTINCT FROM h.currency_list_id) AS credits_available,
            o.id IS NOT NULL AS is_ours, n.notes, COALESCE(o.version, 0) + COALESCE(n.version, 0) AS version_here,
            (SELECT r.id FROM request r
             WHERE r.company_id = h.company_id AND r.subject_id = h.id AND r.subject_kind = 'bill'
             ORDER BY r.id DESC LIMIT 1) AS request_id,
            (SELECT sum(c.amount) FROM claim_in_process c
             WHERE c.company_id = h.company_id AND c.record_id = h.id) AS in_process
            """,
            VENDOR_AND_CURRENCY
                    + PAYABLES_ACCOUNT
                    + "LEFT JOIN own_bill o ON o.company_id = h.company_id AND o.id = h.id "
                    + "LEFT JOIN bill_note n ON n.company_id = h.company_id AND n.bill_id = h.id "
                    + "LEFT JOIN terms t ON t.company_id = h.company_id AND t.list_id = h.terms_list_id");

    private static final String LINES = """
            SELECT l.*, a.id AS account_id, i.id AS item_id, j.id AS job_id, k.id AS class_id
            FROM bill_line l
            LEFT JOIN account a ON a.company_id = l.company_id AND a.list_id = l.account_list_id
            LEFT JOIN item i ON i.company_id = l.company_id AND i.list_id = l.item_list_id
            LEFT JOIN customer_job j ON j.company_id = l.company_id AND j.list_id = l.customer_job_list_id
            LEFT JOIN list_class k ON k.company_id = l.company_id AND k.list_id = l.class_list_id
            WHERE l.company_id = :company AND l.bill_id = ANY (:owners)
            ORDER BY l.bill_id, l.position
            """;

    private static final String LINKS = """
            SELECT l.*, p.id AS payment_id, k.id AS credit_id
            FROM bill_link l
            LEFT JOIN bill_payment p ON p.company_id = l.company_id AND p.txn_id = l.txn_id AND p.standing <> 'credit_stub'
            LEFT JOIN vendor_credit k ON k.company_id = l.company_id AND k.txn_id = l.txn_id
            WHERE l.company_id = :company AND l.bill_id = ANY (:owners)
            ORDER BY l.bill_id, l.position
            """;

    private static final RecordList.Source CREDITS = new RecordList.Source(
            "vendor_credit",
            "true",
            ", v.id AS vendor_id, ap.id AS ap_account_id, c.currency_code",
            VENDOR_AND_CURRENCY + PAYABLES_ACCOUNT);

    private static final String CREDIT_LINKS = """
            SELECT l.*, b.id AS bill_id
            FROM credit_link l LEFT JOIN bill b ON b.company_id = l.company_id AND b.txn_id = l.txn_id
            WHERE l.company_id = :company AND l.credit_id = ANY (:owners)
              AND l.txn_type = 'Bill' AND l.link_type IS DISTINCT FROM 'QUANTYPE'
            ORDER BY l.credit_id, l.position
            """;

    private static final RecordList.Source PAYMENTS = new RecordList.Source(
            "bill_payment",
            "h.standing <> 'credit_stub' AND NOT EXISTS"
                    + " (SELECT FROM own_payment o WHERE o.company_id = h.company_id AND (o.id = h.id OR o.txn_id = h.txn_id))",
            ", v.id AS vendor_id, f.id AS payment_account_id, c.currency_code",
            VENDOR_AND_CURRENCY
                    + "LEFT JOIN account f ON f.company_id = h.company_id AND f.list_id = h.payment_account_list_id");

    private static final String APPLICATIONS = """
            SELECT l.*, b.id AS bill_id, d.id AS discount_account_id
            FROM payment_application l
            LEFT JOIN bill b ON b.company_id = l.company_id AND b.txn_id = l.txn_id
            LEFT JOIN account d ON d.company_id = l.company_id AND d.list_id = l.discount_account_list_id
            WHERE l.company_id = :company AND l.payment_id = ANY (:owners)
            ORDER BY l.payment_id, l.position
            """;

    private static final RecordList.Source OUR_PAYMENTS = new RecordList.Source("own_payment_standing", "true", "", "");

    private static final String CLAIMED_BILLS = """
            SELECT c.payment_id, b.id AS bill_id, b.txn_id
            FROM own_payment_claim c JOIN bill b ON b.company_id = c.company_id AND b.id = c.record_id
            WHERE c.company_id = :company AND c.payment_id = ANY (:owners)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Transactions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    MirrorList<BillView> bills() {
        var lines = new Parts<>(jdbc, LINES, "bill_id", Transactions::line);
        var links = new Parts<>(jdbc, LINKS, "bill_id", Transactions::link);
        var mirrored = new RecordList<>(jdbc, BILLS, this::bill, BillView::state, (company, bills) -> {
            List<UUID> ids = bills.stream().map(bill -> bill.state().id()).toList();
            var linesOf = lines.of(company, ids);
            var linksOf = links.of(company, ids);
            return bills.stream()
                    .map(bill -> bill.with(
                            linesOf.getOrDefault(bill.state().id(), List.of()),
                            linksOf.getOrDefault(bill.state().id(), List.of())))
                    .toList();
        });
        return new MergedList<>(
                mirrored,
                new OwnBills(jdbc, new Approvals(new JdbcApprovalBook(jdbc)), mirrored),
                bill -> bill.state().id());
    }

    MirrorList<VendorCreditView> vendorCredits() {
        var applications = new Parts<>(
                jdbc,
                CREDIT_LINKS,
                "credit_id",
                row -> new VendorCreditView.Application(
                        row.maybeId("bill_id"),
                        row.text("txn_id"),
                        row.number("amount").abs()));
        return new RecordList<>(jdbc, CREDITS, Transactions::credit, VendorCreditView::state, (company, credits) -> {
            var all = applications.of(
                    company, credits.stream().map(credit -> credit.state().id()).toList());
            return credits.stream()
                    .map(credit -> credit.with(all.getOrDefault(credit.state().id(), List.of())))
                    .toList();
        });
    }

    /** Those of this side are shown as they were given here, whatever QuickBooks has made of them. */
    MirrorList<PaymentView> payments() {
        return new MergedList<>(
                paymentsOfQuickBooks(),
                ourPayments(),
                payment -> payment.state().id());
    }

    private MirrorList<PaymentView> ourPayments() {
        var bills =
                new Parts<>(jdbc, CLAIMED_BILLS, "payment_id", row -> Map.entry(row.id("bill_id"), row.text("txn_id")));
        return new RecordList<>(
                jdbc, OUR_PAYMENTS, Transactions::ourPayment, PaymentView::state, (company, payments) -> {
                    var all = bills.of(
                            company,
                            payments.stream()
                                    .map(payment -> payment.state().id())
                                    .toList());
                    return payments.stream()
                            .map(payment -> withTxnIds(
                                    payment, all.getOrDefault(payment.state().id(), List.of())))
                            .toList();
                });
    }

    private static PaymentView withTxnIds(PaymentView payment, List<Map.Entry<UUID, String>> bills) {
        var txnIds = bills.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return payment.with(payment.applications().stream()
                .map(part -> part.billId() == null ? part : part.with(txnIds.get(part.billId())))
                .toList());
    }

    private MirrorList<PaymentView> paymentsOfQuickBooks() {
        var applications = new Parts<>(
                jdbc,
                APPLICATIONS,
                "payment_id",
                row -> new PaymentView.Application(
                        row.maybeId("bill_id"),
                        row.text("txn_id"),
                        row.maybeNumber("amount"),
                        row.maybeNumber("discount_amount"),
                        row.maybeId("discount_account_id"),
                        null,
                        List.of()));
        return new RecordList<>(jdbc, PAYMENTS, Transactions::payment, PaymentView::state, (company, payments) -> {
            var all = applications.of(
                    company,
                    payments.stream().map(payment -> payment.state().id()).toList());
            return payments.stream()
                    .map(payment ->
                            payment.with(all.getOrDefault(payment.state().id(), List.of())))
                    .toList();
        });
    }

    private BillView bill(Row row) throws SQLException {
        RecordState state = row.state().ahead(row.count("version_here"));
        LocalDate billDate = row.maybeDate("txn_date");
        Optional<PaymentTerms> terms = terms(row);
        BigDecimal gross = row.number("amount_due");
        var figures = new BillFigures(
                row.number("open_balance"),
                row.number("credits_applied"),
                row.number("discounts_applied"),
                row.number("paid_amount"),
                BillStanding.ofWord(row.text("standing")));
        return new BillView(
                state,
                row.text("txn_id"),
                row.flag("is_ours"),
                BillStatus.of(figures.standing(), state.isRemoved()),
                null,
                row.maybeId("vendor_id"),
                row.maybeText("ref_number"),
                billDate,
                dueDate(row.maybeDate("due_date"), billDate, terms),
                row.maybeId("ap_account_id"),
                row.homeCurrency(),
                row.currency(),
                row.maybeNumber("exchange_rate"),
                row.maybeId("terms_id"),
                row.maybeText("memo"),
                row.maybeText("notes"),
                row.maybeId("request_id"),
                gross,
                figures,
                discountAvailable(row, billDate, terms, gross, figures),
                row.number("credits_available"),
                row.number("in_process"),
                List.of(),
                List.of());
    }

    private static Optional<PaymentTerms> terms(Row row) throws SQLException {
        String type = row.maybeText("terms_type");
        return type == null ? Optional.empty() : row.terms(type).paymentTerms();
    }

    /** What QuickBooks says, people having changed it or not; old bills may have none, and then their terms say it. */
    private static @Nullable LocalDate dueDate(
            @Nullable LocalDate stored, @Nullable LocalDate billDate, Optional<PaymentTerms> terms) {
        return stored != null || billDate == null
                ? stored
                : terms.map(known -> known.datesFor(billDate).dueDate()).orElse(null);
    }

    /** As of today where the hub stands: where the company is, is not known. */
    private BigDecimal discountAvailable(
            Row row, @Nullable LocalDate billDate, Optional<PaymentTerms> terms, BigDecimal gross, BillFigures figures)
            throws SQLException {
        if (terms.isEmpty() || billDate == null) {
            return BigDecimal.ZERO;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return terms.get()
                .discountAvailable(
                        gross,
                        figures.openBalance(),
                        figures.discountsApplied(),
                        billDate,
                        today,
                        decimals(row.currency()));
    }

    /** QuickBooks never counts finer than hundredths; some currencies are not divided at all. */
    private static int decimals(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .map(digits -> Math.clamp(digits, 0, HUNDREDTHS))
                .findFirst()
                .orElse(HUNDREDTHS);
    }

    private static BillLine line(Row row) throws SQLException {
        var billing = BillLine.Billing.ofWord(row.maybeText("billable_status"));
        return row.text("type").equals("expense")
                ? new BillLine.Expense(
                        row.text("txn_line_id"),
                        row.maybeId("account_id"),
                        row.maybeNumber("amount"),
                        row.maybeText("description"),
                        row.maybeId("class_id"),
                        row.maybeId("job_id"),
                        billing)
                : new BillLine.Item(
                        row.text("txn_line_id"),
                        row.maybeId("item_id"),
                        row.maybeNumber("quantity"),
                        row.maybeNumber("cost"),
                        row.maybeNumber("amount"),
                        row.maybeText("description"),
                        row.maybeId("class_id"),
                        row.maybeId("job_id"),
                        billing);
    }

    private static BillLink link(Row row) throws SQLException {
        return new BillLink(
                row.text("txn_id"),
                row.text("txn_type"),
                row.maybeDate("txn_date"),
                row.maybeText("ref_number"),
                row.number("amount"),
                !"QUANTYPE".equals(row.maybeText("link_type")),
                row.maybeId("payment_id"),
                row.maybeId("credit_id"));
    }

    private static VendorCreditView credit(Row row) throws SQLException {
        return new VendorCreditView(
                row.state(),
                row.text("txn_id"),
                row.maybeId("vendor_id"),
                row.maybeText("ref_number"),
                row.maybeDate("txn_date"),
                row.maybeId("ap_account_id"),
                row.number("credit_amount"),
                row.number("open_balance"),
                row.currency(),
                row.maybeText("memo"),
                List.of());
    }

    private static PaymentView payment(Row row) throws SQLException {
        boolean check = row.text("kind").equals(Kind.BILL_PAYMENT_CHECK.word());
        boolean voided = PaymentStanding.ofWord(row.text("standing")) == PaymentStanding.VOIDED;
        return new PaymentView(
                row.state(),
                row.text("txn_id"),
                false,
                check ? PaymentMethod.CHECK : PaymentMethod.CREDIT_CARD,
                voided ? PaymentStatus.VOIDED : PaymentStatus.RECORDED,
                row.maybeId("vendor_id"),
                row.maybeId("payment_account_id"),
                row.maybeDate("txn_date"),
                row.number("amount"),
                row.currency(),
                row.maybeText("ref_number"),
                row.maybeText("memo"),
                List.of(),
                null);
    }

    private static PaymentView ourPayment(Row row) throws SQLException {
        var content = PaymentJson.read(row.text("content"));
        return new PaymentView(
                row.state(),
                row.maybeText("txn_id"),
                true,
                content.method(),
                PaymentStatus.valueOf(row.text("standing").toUpperCase(Locale.ROOT)),
                content.vendor(),
                content.paymentAccount(),
                content.date(),
                content.amount(),
                content.currency(),
                content.refNumber(),
                content.memo(),
                content.applications().stream().map(Transactions::application).toList(),
                row.maybeId("last_request_id"));
    }

    private static PaymentView.Application application(PaymentContent.Application part) {
        return new PaymentView.Application(
                part.bill(),
                null,
                part.amount(),
                part.discount(),
                part.discountAccount(),
                part.discountClass(),
                part.credits().stream()
                        .map(credit -> new PaymentView.Credit(credit.credit(), credit.amount()))
                        .toList());
    }
}

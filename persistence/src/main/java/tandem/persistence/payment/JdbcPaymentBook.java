package tandem.persistence.payment;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.bill.BillStanding;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.HomeCurrency;
import tandem.paying.OpenCredit;
import tandem.paying.OwnPayment;
import tandem.paying.PayableBill;
import tandem.paying.PaymentBook;
import tandem.paying.PaymentContent;
import tandem.paying.ShownPayment;
import tandem.payment.PaymentStanding;
import tandem.persistence.Times;
import tandem.request.RequestId;

/** Payments of this side, with what they take off bills and credits, and the mirror's side of it. */
public final class JdbcPaymentBook implements PaymentBook {

    private static final String IN_PROCESS = """
            COALESCE((SELECT sum(c.amount)
                        FROM claim_in_process c
                       WHERE c.company_id = h.company_id AND c.record_id = h.id), 0) AS in_process
            """;

    private static final String VENDOR_AND_CURRENCY = """
            LEFT JOIN vendor v ON v.company_id = h.company_id AND v.list_id = h.vendor_list_id
            LEFT JOIN currency m ON m.company_id = h.company_id AND m.list_id = h.currency_list_id
            LEFT JOIN company_sync s ON s.company_id = h.company_id
            WHERE h.company_id = :company AND h.id = ANY (:ids)
            """;

    private static final String BILLS =
            "SELECT h.*, v.id AS vendor_id, m.currency_code, s.home_currency, s.country, NULL::uuid AS posted_by, "
                    + IN_PROCESS + " FROM bill h " + VENDOR_AND_CURRENCY
                    + " AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = h.company_id AND d.bill_id = h.id)";

    /** Bills of this side that are on their way into QuickBooks: all of them is open. */
    private static final String BILLS_ON_THEIR_WAY = """
            SELECT h.id, NULL AS txn_id, h.ref_number, (h.content ->> 'billDate')::date AS txn_date, h.vendor_id,
                   v.list_id AS vendor_list_id, a.list_id AS ap_account_list_id, m.currency_code, s.home_currency, s.country,
                   'open' AS standing, NULL::timestamptz AS removed_at, h.request_id AS posted_by,
                   (SELECT COALESCE(sum((l ->> 'amount')::numeric), 0)
                      FROM jsonb_array_elements((h.content -> 'expenseLines') || (h.content -> 'itemLines')) AS l)
                       AS open_balance,
            """ + IN_PROCESS + """
              FROM own_bill h
              JOIN request r ON r.company_id = h.company_id AND r.id = h.request_id
              LEFT JOIN vendor v ON v.company_id = h.company_id AND v.id = h.vendor_id
              LEFT JOIN account a ON a.company_id = h.company_id AND a.id = (h.content ->> 'apAccount')::uuid
              LEFT JOIN currency m ON m.company_id = h.company_id AND m.list_id = v.currency_list_id
              LEFT JOIN company_sync s ON s.company_id = h.company_id
             WHERE h.company_id = :company
               AND h.id = ANY (:ids)
               AND h.txn_id IS NULL
               AND r.status IN ('blocked', 'queued', 'sent', 'in_doubt')
            """;

    private static final String CREDITS = "SELECT h.*, v.id AS vendor_id, m.currency_code, s.home_currency, s.country, "
            + IN_PROCESS + " FROM vendor_credit h " + VENDOR_AND_CURRENCY;

    private final JdbcClient jdbc;

    /** Works on the connections of {@code jdbc}, inside the transaction of the calling thread. */
    public JdbcPaymentBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<OwnPayment> payment(CompanyId company, UUID id) {
        return jdbc.sql("SELECT * FROM own_payment WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(JdbcPaymentBook::payment)
                .optional();
    }

    private static OwnPayment payment(ResultSet row, int number) throws SQLException {
        return new OwnPayment(
                row.getObject("id", UUID.class),
                PaymentJson.read(row.getString("content")),
                new RequestId(row.getObject("request_id", UUID.class)),
                request(row.getObject("void_request_id", UUID.class)),
                row.getString("txn_id"));
    }

    private static @Nullable RequestId request(@Nullable UUID id) {
        return id == null ? null : new RequestId(id);
    }

    @Override
    public Optional<ShownPayment> shown(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT h.txn_id, h.standing, h.removed_at
                          FROM bill_payment h
                         WHERE h.company_id = :company
                           AND (h.id = :id
                                OR h.txn_id = (SELECT o.txn_id
                                                 FROM own_payment o
                                                WHERE o.company_id = :company AND o.id = :id))
                           AND h.standing <> 'credit_stub'
                         LIMIT 1
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new ShownPayment(
                        row.getString("txn_id"),
                        PaymentStanding.ofWord(row.getString("standing")),
                        row.getObject("removed_at") != null))
                .optional();
    }

    @Override
    public Map<UUID, PayableBill> bills(CompanyId company, Set<UUID> ids) {
        var bills = bills(BILLS, company, ids);
        var others = new HashSet<>(ids);
        others.removeAll(bills.keySet());
        if (!others.isEmpty()) {
            bills.putAll(bills(BILLS_ON_THEIR_WAY, company, others));
        }
        return bills;
    }

    private Map<UUID, PayableBill> bills(String sql, CompanyId company, Set<UUID> ids) {
        return jdbc
                .sql(sql)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(JdbcPaymentBook::bill)
                .list()
                .stream()
                .collect(toMap(PayableBill::id, bill -> bill, (one, other) -> one, HashMap::new));
    }

    private static PayableBill bill(ResultSet row, int number) throws SQLException {
        return new PayableBill(
                row.getObject("id", UUID.class),
                row.getString("txn_id"),
                row.getString("ref_number"),
                row.getObject("txn_date", LocalDate.class),
                row.getObject("vendor_id", UUID.class),
                row.getString("vendor_list_id"),
                row.getString("ap_account_list_id"),
                currency(row),
                BillStanding.ofWord(row.getString("standing")),
                row.getObject("removed_at") != null,
                row.getBigDecimal("open_balance"),
                row.getBigDecimal("in_process"),
                request(row.getObject("posted_by", UUID.class)));
    }

    @Override
    public Map<UUID, OpenCredit> credits(CompanyId company, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(CREDITS)
                        .param("company", company.value())
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(JdbcPaymentBook::credit)
                        .list()
                        .stream()
                        .collect(toMap(OpenCredit::id, credit -> credit));
    }

    private static OpenCredit credit(ResultSet row, int number) throws SQLException {
        return new OpenCredit(
                row.getObject("id", UUID.class),
                row.getString("txn_id"),
                row.getString("ref_number"),
                row.getObject("vendor_id", UUID.class),
                row.getString("ap_account_list_id"),
                currency(row),
                row.getObject("removed_at") != null,
                row.getBigDecimal("open_balance"),
                row.getBigDecimal("in_process"));
    }

    private static String currency(ResultSet row) throws SQLException {
        var code = row.getString("currency_code");
        return code == null ? HomeCurrency.of(row.getString("home_currency"), row.getString("country")) : code;
    }

    @Override
    public boolean isCheckNumberUsed(CompanyId company, UUID account, String number, @Nullable UUID except) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM own_payment_standing o
                                        WHERE o.company_id = :company
                                          AND o.payment_account_id = :account
                                          AND o.ref_number = :number
                                          AND o.method = 'check'
                                          AND o.standing <> 'voided'
                                          AND o.id IS DISTINCT FROM :except)
                            OR EXISTS (SELECT
                                         FROM bill_payment h
                                         JOIN account a
                                           ON a.company_id = h.company_id AND a.list_id = h.payment_account_list_id
                                        WHERE h.company_id = :company
                                          AND h.ref_number = :number
                                          AND h.kind = 'bill_payment_check'
                                          AND h.standing = 'recorded'
                                          AND h.removed_at IS NULL
                                          AND a.id = :account
                                          AND NOT EXISTS (SELECT
                                                            FROM own_payment o
                                                           WHERE o.company_id = h.company_id
                                                             AND (o.id = h.id OR o.txn_id = h.txn_id)))
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("number", number)
                .param("except", except, Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void add(CompanyId company, OwnPayment payment, Instant now) {
        jdbc.sql("""
                        INSERT INTO own_payment (company_id, id, content, request_id, version, created_at, updated_at)
                        VALUES (:company, :id, :content::jsonb, :request, 1, :now, :now)
                        """)
                .param("company", company.value())
                .param("id", payment.id())
                .param("content", PaymentJson.write(payment.content()))
                .param("request", payment.request().value())
                .param("now", Times.parameter(now))
                .update();
        claim(company, payment.id(), payment.content());
    }

    @Override
    public Map<UUID, PaymentContent> contents(Set<CompanyId> companies, Set<UUID> ids) {
        var contents = new HashMap<UUID, PaymentContent>();
        jdbc.sql("SELECT id, content FROM own_payment WHERE company_id = ANY (:companies) AND id = ANY (:ids)")
                .param("companies", companies.stream().map(CompanyId::value).toArray(UUID[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    contents.put(row.getObject("id", UUID.class), PaymentJson.read(row.getString("content")));
                });
        return contents;
    }

    @Override
    public void change(CompanyId company, UUID id, PaymentContent content, Instant now) {
        one(jdbc.sql("""
                        UPDATE own_payment
                           SET content = :content::jsonb, version = version + 1, updated_at = :now
                         WHERE company_id = :company AND id = :id AND txn_id IS NULL
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("content", PaymentJson.write(content))
                .param("now", Times.parameter(now))
                .update());
        jdbc.sql("DELETE FROM own_payment_claim WHERE company_id = :company AND payment_id = :payment")
                .param("company", company.value())
                .param("payment", id)
                .update();
        claim(company, id, content);
    }

    private void claim(CompanyId company, UUID id, PaymentContent content) {
        var claims = claims(content);
        jdbc.sql("""
                        INSERT INTO own_payment_claim (company_id, payment_id, position, kind, record_id, amount)
                        SELECT :company, :payment, c.position, c.kind, c.record_id, c.amount
                          FROM unnest(:kinds::text[], :records::uuid[], :amounts::numeric[])
                               WITH ORDINALITY AS c (kind, record_id, amount, position)
                        """)
                .param("company", company.value())
                .param("payment", id)
                .param(
                        "kinds",
                        claims.stream().map(claim -> claim.kind().word()).toArray(String[]::new))
                .param("records", claims.stream().map(Claim::record).toArray(UUID[]::new))
                .param("amounts", claims.stream().map(Claim::amount).toArray(BigDecimal[]::new))
                .update();
    }

    private record Claim(Kind kind, UUID record, BigDecimal amount) {}

    private static List<Claim> claims(PaymentContent payment) {
        var claims = new ArrayList<Claim>();
        for (var part : payment.applications()) {
            claims.add(new Claim(Kind.BILL, part.bill(), part.settles()));
            part.credits()
                    .forEach(credit -> claims.add(new Claim(Kind.VENDOR_CREDIT, credit.credit(), credit.amount())));
        }
        return claims;
    }

    /** The version of the request that is left behind stays in the payment's, which never falls. */
    @Override
    public void voidedBy(CompanyId company, UUID id, RequestId request, Instant now) {
        one(jdbc.sql("""
                        UPDATE own_payment p
                           SET void_request_id = :request,
                               version = p.version + 1 + COALESCE(
                                   (SELECT v.version
                                      FROM request v
                                     WHERE v.company_id = p.company_id AND v.id = p.void_request_id), 0),
                               updated_at = :now
                         WHERE p.company_id = :company AND p.id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("request", request.value())
                .param("now", Times.parameter(now))
                .update());
    }

    @Override
    public void arrived(CompanyId company, UUID id, String txnId) {
        one(jdbc.sql("""
                        UPDATE own_payment
                           SET txn_id = :txnId, version = version + 1
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("txnId", txnId)
                .update());
    }

    private static void one(int changed) {
        if (changed != 1) {
            throw new IllegalStateException("a payment of ours is gone");
        }
    }
}

package tandem.persistence.approval;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.ApprovalBook;
import tandem.approval.ApprovalFile;
import tandem.approval.ApprovalRule;
import tandem.approval.ApprovalSettings;
import tandem.approval.ByHand;
import tandem.approval.Level;
import tandem.approval.Policy;
import tandem.approval.Step;
import tandem.approval.Strategy;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.persistence.Times;

/** Rules, a row for each person who is asked, and decisions, a row for each: one statement for any number of bills. */
public final class JdbcApprovalBook implements ApprovalBook {

    private static final String POLICY = """
            SELECT s.strategy, s.level_order, s.inactive_approvers, s.before_payment, r.*,
                   EXISTS (SELECT FROM approval_rule a WHERE a.company_id = k.company_id) AS is_on
              FROM (VALUES (:company::uuid)) k (company_id)
              LEFT JOIN approval_settings s ON s.company_id = k.company_id
              LEFT JOIN approval_rule r ON r.company_id = k.company_id AND r.subject_id = ANY (:subjects)
             ORDER BY r.position
            """;

    private static final String FILES = """
            SELECT b.bill_id, b.approvers, b.automatic, b.requester, s.what, s.approver, s.reason, s.at, s.by,
                   s.seen_vendor_id, s.seen_gross
              FROM bill_approval b
              LEFT JOIN bill_approval_step s ON s.company_id = b.company_id AND s.bill_id = b.bill_id
             WHERE b.company_id = :company
               AND b.bill_id = ANY (:bills)
             ORDER BY b.bill_id, s.number
            """;

    /** Whoever sets rules or settings of a company waits here for whoever does so at the moment. */
    private static final String TOUCH = """
            INSERT INTO approval_settings (company_id, updated_at)
            VALUES (:company, :now)
                ON CONFLICT (company_id) DO UPDATE SET updated_at = excluded.updated_at
            """;

    private static final String ADD_RULES = """
            INSERT INTO approval_rule (company_id, position, level, subject_id, approver, prioritized, tier, threshold,
                                       all_must_approve)
            SELECT :company, r.*
              FROM unnest(:positions::int[], :levels::text[], :subjects::uuid[], :approvers::text[], :prioritized::boolean[],
                          :tiers::int[], :thresholds::numeric[], :allMust::boolean[]) r
            """;

    private final JdbcClient jdbc;

    /** Works on the connections of {@code jdbc}, inside the transaction of the calling thread. */
    public JdbcApprovalBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Policy policy(CompanyId company, Set<UUID> subjects) {
        var said = new Said();
        jdbc.sql(POLICY)
                .param("company", company.value())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(row -> {
                    said.add(row);
                });
        return new Policy(said.settings, said.isOn, said.rules);
    }

    private static final class Said {
        private ApprovalSettings settings = ApprovalSettings.USUAL;
        private boolean isOn;
        private final List<ApprovalRule> rules = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            isOn = row.getBoolean("is_on");
            if (row.getString("strategy") != null) {
                settings = new ApprovalSettings(
                        Strategy.ofWord(row.getString("strategy")),
                        texts(row, "level_order").stream().map(Level::ofWord).toList(),
                        Set.copyOf(texts(row, "inactive_approvers")),
                        row.getBoolean("before_payment"));
            }
            if (row.getString("approver") != null) {
                rules.add(rule(row));
            }
        }
    }

    private static ApprovalRule rule(ResultSet row) throws SQLException {
        return new ApprovalRule(
                Level.ofWord(row.getString("level")),
                row.getObject("subject_id", UUID.class),
                row.getString("approver"),
                row.getBoolean("prioritized"),
                row.getInt("tier"),
                row.getBigDecimal("threshold"),
                row.getBoolean("all_must_approve"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    @Override
    public List<ApprovalRule> rules(CompanyId company) {
        return jdbc.sql("SELECT * FROM approval_rule WHERE company_id = :company ORDER BY position")
                .param("company", company.value())
                .query((row, number) -> rule(row))
                .list();
    }

    @Override
    public void replace(CompanyId company, List<ApprovalRule> rules, Instant now) {
        jdbc.sql(TOUCH)
                .param("company", company.value())
                .param("now", Times.parameter(now))
                .update();
        jdbc.sql("DELETE FROM approval_rule WHERE company_id = :company")
                .param("company", company.value())
                .update();
        jdbc.sql(ADD_RULES)
                .param("company", company.value())
                .param("positions", IntStream.range(0, rules.size()).boxed().toArray(Integer[]::new))
                .param("levels", rules.stream().map(rule -> rule.level().word()).toArray(String[]::new))
                .param("subjects", rules.stream().map(ApprovalRule::subject).toArray(UUID[]::new))
                .param("approvers", rules.stream().map(ApprovalRule::approver).toArray(String[]::new))
                .param(
                        "prioritized",
                        rules.stream().map(ApprovalRule::prioritized).toArray(Boolean[]::new))
                .param("tiers", rules.stream().map(ApprovalRule::tier).toArray(Integer[]::new))
                .param("thresholds", rules.stream().map(ApprovalRule::threshold).toArray(BigDecimal[]::new))
                .param(
                        "allMust",
                        rules.stream().map(ApprovalRule::allMustApprove).toArray(Boolean[]::new))
                .update();
    }

    @Override
    public void keep(CompanyId company, ApprovalSettings settings, Instant now) {
        jdbc.sql("""
                        INSERT INTO approval_settings (company_id, strategy, level_order, inactive_approvers, before_payment,
                                                       updated_at)
                        VALUES (:company, :strategy, :order, :inactive, :beforePayment, :now)
                            ON CONFLICT (company_id) DO UPDATE
                           SET strategy = excluded.strategy, level_order = excluded.level_order,
                               inactive_approvers = excluded.inactive_approvers, before_payment = excluded.before_payment,
                               updated_at = excluded.updated_at
                        """)
                .param("company", company.value())
                .param("strategy", settings.strategy().word())
                .param("order", settings.order().stream().map(Level::word).toArray(String[]::new))
                .param(
                        "inactive",
                        settings.inactiveApprovers().stream().sorted().toArray(String[]::new))
                .param("beforePayment", settings.beforePayment())
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public Map<UUID, ApprovalFile> files(CompanyId company, Set<UUID> bills) {
        var hands = new HashMap<UUID, ByHand>();
        var steps = new HashMap<UUID, List<Step>>();
        jdbc.sql(FILES)
                .param("company", company.value())
                .param("bills", bills.toArray(UUID[]::new))
                .query(row -> {
                    var bill = row.getObject("bill_id", UUID.class);
                    hands.put(
                            bill,
                            new ByHand(
                                    texts(row, "approvers"), row.getBoolean("automatic"), row.getString("requester")));
                    if (row.getString("what") != null) {
                        steps.computeIfAbsent(bill, one -> new ArrayList<>()).add(step(row));
                    }
                });
        var files = new HashMap<UUID, ApprovalFile>();
        hands.forEach((bill, hand) -> files.put(bill, new ApprovalFile(hand, steps.getOrDefault(bill, List.of()))));
        return files;
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                Step.What.ofWord(row.getString("what")),
                row.getString("approver"),
                row.getString("reason"),
                Times.required(row, "at"),
                row.getString("by"),
                row.getBigDecimal("seen_gross") == null
                        ? null
                        : new Step.Seen(row.getObject("seen_vendor_id", UUID.class), row.getBigDecimal("seen_gross")));
    }

    @Override
    public Slice<UUID> decided(CompanyId company, @Nullable UUID after, int limit) {
        return Slice.of(
                jdbc.sql("""
                                SELECT bill_id
                                  FROM bill_approval
                                 WHERE company_id = :company AND (:after::uuid IS NULL OR bill_id > :after::uuid)
                                 ORDER BY bill_id
                                 LIMIT :limit
                                """)
                        .param("company", company.value())
                        .param("after", after, Types.OTHER)
                        .param("limit", limit + 1)
                        .query((row, number) -> row.getObject("bill_id", UUID.class))
                        .list(),
                limit);
    }

    @Override
    public void route(CompanyId company, UUID bill, ByHand hand, Instant now) {
        jdbc.sql("""
                        INSERT INTO bill_approval (company_id, bill_id, approvers, automatic, requester, updated_at)
                        VALUES (:company, :bill, :approvers, :automatic, :requester, :now)
                            ON CONFLICT (company_id, bill_id) DO UPDATE
                           SET approvers = excluded.approvers, automatic = excluded.automatic,
                               requester = excluded.requester, updated_at = excluded.updated_at
                        """)
                .param("company", company.value())
                .param("bill", bill)
                .param("approvers", hand.approvers().toArray(String[]::new))
                .param("automatic", hand.isAutomaticToo())
                .param("requester", hand.requester(), Types.VARCHAR)
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void add(CompanyId company, UUID bill, Step step) {
        var seen = step.seen();
        jdbc.sql("""
                        WITH kept AS (
                            INSERT INTO bill_approval (company_id, bill_id, updated_at)
                            VALUES (:company, :bill, :at)
                                ON CONFLICT (company_id, bill_id) DO UPDATE SET updated_at = excluded.updated_at
                            RETURNING company_id, bill_id)
                        INSERT INTO bill_approval_step (company_id, bill_id, number, what, approver, reason, at, by,
                                                        seen_vendor_id, seen_gross)
                        SELECT k.company_id, k.bill_id,
                               (SELECT COALESCE(max(s.number), 0) + 1
                                  FROM bill_approval_step s
                                 WHERE s.company_id = k.company_id AND s.bill_id = k.bill_id),
                               :what, :approver, :reason, :at, :by, :seenVendor, :seenGross
                          FROM kept k
                        """)
                .param("company", company.value())
                .param("bill", bill)
                .param("what", step.what().word())
                .param("approver", step.approver(), Types.VARCHAR)
                .param("reason", step.reason(), Types.VARCHAR)
                .param("at", Times.parameter(step.at()))
                .param("by", step.by())
                .param("seenVendor", seen == null ? null : seen.vendor(), Types.OTHER)
                .param("seenGross", seen == null ? null : seen.gross(), Types.NUMERIC)
                .update();
    }
}

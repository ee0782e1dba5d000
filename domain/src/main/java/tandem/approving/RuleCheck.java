package tandem.approving;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.approval.ApprovalRule;
import tandem.approval.Approver;
import tandem.approval.Level;
import tandem.books.Entry;
import tandem.outcome.Violation;

/** Judges a whole list of rules, and finds everything that is wrong with it at once. */
final class RuleCheck {

    private static final int MOST_RULES = 10_000;
    private static final int USUAL_TIER = 1;
    private static final int LAST_TIER = 20;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");

    private final List<WantedRule> wanted;
    private final Map<UUID, Entry> entries;
    private final Set<Place> places = new HashSet<>();
    private final Map<Tier, BigDecimal> thresholds = new HashMap<>();
    private final Map<Tier, Boolean> allMust = new HashMap<>();
    private final Set<UUID> prioritized = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private record Tier(@Nullable Level level, @Nullable UUID subject, int number) {

        static Tier of(WantedRule rule) {
            return new Tier(rule.level(), rule.subject(), rule.tier() == null ? USUAL_TIER : rule.tier());
        }
    }

    private record Place(Tier tier, @Nullable String approver) {}

    private RuleCheck(List<WantedRule> wanted, Map<UUID, Entry> entries) {
        this.wanted = wanted;
        this.entries = entries;
    }

    /**
     * What came out.
     *
     * @param rules only of use where nothing is violated
     */
    record Findings(List<ApprovalRule> rules, List<Violation> violations) {}

    static Findings of(List<WantedRule> wanted, Map<UUID, Entry> entries) {
        return new RuleCheck(wanted, entries).findings();
    }

    /** Every subject that is named. */
    static Set<UUID> named(List<WantedRule> wanted) {
        return wanted.stream()
                .flatMap(rule -> Optional.ofNullable(rule.subject()).stream())
                .collect(toUnmodifiableSet());
    }

    private Findings findings() {
        if (wanted.size() > MOST_RULES) {
            violations.add(new Violation("", "too_many", "must hold at most " + MOST_RULES + " rules"));
        }
        for (int i = 0; i < wanted.size(); i++) {
            judge(Integer.toString(i), wanted.get(i));
        }
        return new Findings(
                violations.isEmpty() ? wanted.stream().map(this::rule).toList() : List.of(), violations);
    }

    private void judge(String at, WantedRule rule) {
        if (rule.level() == null) {
            add(at + "/subject", "missing", "must be vendor, class or account");
        }
        subject(at + "/subjectId", rule);
        Approver.judge(at + "/approver", rule.approver(), violations);
        if (Boolean.TRUE.equals(rule.prioritized())) {
            priority(at + "/prioritized", rule);
        }
        if (rule.tier() != null && (rule.tier() < USUAL_TIER || rule.tier() > LAST_TIER)) {
            add(at + "/tier", "range", "must be a number from " + USUAL_TIER + " to " + LAST_TIER);
        }
        threshold(at + "/threshold", rule);
        var others = rule.allMustApprove() == null ? null : allMust.putIfAbsent(Tier.of(rule), rule.allMustApprove());
        if (others != null && !others.equals(rule.allMustApprove())) {
            add(at + "/allMustApprove", "differs", "is another than of the same subject's tier above");
        }
        if (!places.add(new Place(Tier.of(rule), rule.approver()))) {
            add(at + "/approver", "duplicate", "is named twice in the same tier of the same subject");
        }
    }

    private void subject(String field, WantedRule rule) {
        if (rule.subject() == null) {
            add(field, "missing", "must name a vendor, a class or an account");
            return;
        }
        if (rule.level() == null) {
            return;
        }
        var entry = entries.get(rule.subject());
        if (entry == null || entry.kind() != rule.level().kind()) {
            add(field, "unknown", "names nothing of this kind that this company has");
        } else if (entry.isRemoved()) {
            add(
                    field,
                    "removed",
                    "names \"" + Objects.requireNonNullElse(entry.name(), "")
                            + "\", which is not in QuickBooks any more");
        }
    }

    private void priority(String field, WantedRule rule) {
        if (rule.level() != Level.VENDOR) {
            add(field, "not_a_vendor", "is for rules of vendors");
        } else if (rule.subject() != null) {
            prioritized.add(rule.subject());
        }
    }

    private void threshold(String field, WantedRule rule) {
        if (rule.threshold() == null) {
            return;
        }
        if (!AMOUNT.matcher(rule.threshold()).matches()) {
            add(field, "number", "must be an amount as text, not below zero, such as \"1000.00\"");
            return;
        }
        var amount = new BigDecimal(rule.threshold());
        var others = thresholds.putIfAbsent(Tier.of(rule), amount);
        if (others != null && others.compareTo(amount) != 0) {
            add(field, "differs", "is another than of the same subject's tier above");
        }
    }

    private ApprovalRule rule(WantedRule rule) {
        var tier = Tier.of(rule);
        var subject = Objects.requireNonNull(rule.subject());
        return new ApprovalRule(
                Objects.requireNonNull(rule.level()),
                subject,
                Objects.requireNonNull(rule.approver()),
                rule.level() == Level.VENDOR && prioritized.contains(subject),
                tier.number(),
                thresholds.get(tier),
                allMust.getOrDefault(tier, true));
    }

    private void add(String field, String code, String message) {
        violations.add(new Violation(field, code, message));
    }
}

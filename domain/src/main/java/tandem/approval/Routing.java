package tandem.approval;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.Line;

/**
 * Finds who is asked about a bill. It is decided for the bill and not line by line: of the levels that have a rule for it the
 * first one asks, or all of them do, as the company has set; a vendor whose rule is prioritized is asked for by that rule alone.
 */
final class Routing {

    private final BillContent bill;
    private final Map<Level, List<ApprovalRule>> matched = new EnumMap<>(Level.class);
    private final ApprovalSettings settings;
    private final ByHand hand;
    private final Map<String, Route.Why> skipped = new LinkedHashMap<>();

    private Routing(BillContent bill, Collection<ApprovalRule> rules, ApprovalSettings settings, ByHand hand) {
        this.bill = bill;
        this.settings = settings;
        this.hand = hand;
        for (var level : Level.values()) {
            var subjects = subjects(bill, level);
            var found = rules.stream()
                    .filter(rule -> rule.level() == level && subjects.contains(rule.subject()))
                    .toList();
            if (!found.isEmpty()) {
                matched.put(level, found);
            }
        }
    }

    /** @param rules of this company; those that are about something else are passed over */
    static Route of(BillContent bill, Collection<ApprovalRule> rules, ApprovalSettings settings, ByHand hand) {
        return new Routing(bill, rules, settings, hand).route();
    }

    /** Everything of a bill that a rule may hang on. */
    static Set<UUID> subjects(BillContent bill) {
        return Stream.of(Level.values())
                .flatMap(level -> subjects(bill, level).stream())
                .collect(toUnmodifiableSet());
    }

    private static Set<UUID> subjects(BillContent bill, Level level) {
        var named = switch (level) {
            case VENDOR -> Stream.ofNullable(bill.vendor());
            case CLASS -> bill.lines().map(Line::listClass);
            case ACCOUNT -> bill.expenseLines().stream().map(ExpenseLine::account);
        };
        return named.filter(Objects::nonNull).map(Objects::requireNonNull).collect(toUnmodifiableSet());
    }

    /** Whoever is set by hand is asked from the start. A hand that leaves nobody to ask does not switch the rules off. */
    private Route route() {
        var byHand = panel(null, hand.approvers(), true);
        var stages = new ArrayList<Stage>();
        if (hand.isAutomaticToo() || byHand.isEmpty()) {
            levels().forEach(level -> stages.addAll(stages(level)));
        }
        byHand.ifPresent(panel -> addToFirst(stages, panel));
        var notAsked = skipped.entrySet().stream()
                .map(one -> new Route.Skipped(one.getKey(), one.getValue()))
                .toList();
        return new Route(stages, notAsked, !matched.isEmpty());
    }

    private static void addToFirst(List<Stage> stages, Panel panel) {
        if (stages.isEmpty()) {
            stages.add(new Stage(List.of(panel)));
        } else {
            var panels = new ArrayList<>(List.of(panel));
            panels.addAll(stages.getFirst().panels());
            stages.set(0, new Stage(panels));
        }
    }

    private List<Level> levels() {
        if (matched.getOrDefault(Level.VENDOR, List.of()).stream().anyMatch(ApprovalRule::prioritized)) {
            return List.of(Level.VENDOR);
        }
        var found = settings.order().stream().filter(matched::containsKey);
        return switch (settings.strategy()) {
            case FIRST_LEVEL -> found.limit(1).toList();
            case ALL_LEVELS -> found.toList();
        };
    }

    private List<Stage> stages(Level level) {
        var tiers = new TreeMap<Integer, Map<UUID, List<ApprovalRule>>>();
        var gross = bill.gross();
        for (var rule : matched.getOrDefault(level, List.of())) {
            if (rule.isReachedBy(gross)) {
                tiers.computeIfAbsent(rule.tier(), tier -> new LinkedHashMap<>())
                        .computeIfAbsent(rule.subject(), subject -> new ArrayList<>())
                        .add(rule);
            }
        }
        return tiers.values().stream()
                .map(bySubject -> bySubject.values().stream()
                        .flatMap(rules -> panel(rules).stream())
                        .toList())
                .filter(panels -> !panels.isEmpty())
                .map(Stage::new)
                .toList();
    }

    private Optional<Panel> panel(List<ApprovalRule> ofOneTier) {
        var first = ofOneTier.getFirst();
        return panel(
                first.level(), ofOneTier.stream().map(ApprovalRule::approver).toList(), first.allMustApprove());
    }

    private Optional<Panel> panel(@Nullable Level level, List<String> named, boolean allMustApprove) {
        var asked = named.stream().filter(this::isAsked).toList();
        return asked.isEmpty() ? Optional.empty() : Optional.of(new Panel(level, asked, allMustApprove));
    }

    private boolean isAsked(String approver) {
        if (approver.equals(hand.requester())) {
            skipped.put(approver, Route.Why.REQUESTER);
            return false;
        }
        if (settings.inactiveApprovers().contains(approver)) {
            skipped.put(approver, Route.Why.INACTIVE);
            return false;
        }
        return true;
    }
}

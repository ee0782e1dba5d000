package tandem.approving;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.approval.ApprovalRule;
import tandem.approval.Level;
import tandem.books.Entry;
import tandem.mirror.Kind;

/** A list of rules is taken as a whole or not at all. */
class RuleCheckTest {

    private static final Map<UUID, Entry> ENTRIES = Stream.of(
                    entry(Kind.VENDOR, "Acme", false),
                    entry(Kind.CLASS, "Shop", false),
                    entry(Kind.ACCOUNT, "Rent", false),
                    entry(Kind.ACCOUNT, "Old rent", true))
            .collect(Collectors.toMap(Entry::id, entry -> entry));

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry entry(Kind kind, String name, boolean isRemoved) {
        return new Entry(id(name), kind, name, name, true, isRemoved, null, "USD", null);
    }

    private static WantedRule wanted(Level level, String subject, String approver) {
        return new WantedRule(level, id(subject), approver, null, null, null, null);
    }

    private static List<String> refused(WantedRule... wanted) {
        return RuleCheck.of(List.of(wanted), ENTRIES).violations().stream()
                .map(one -> one.field() + ' ' + one.code())
                .toList();
    }

    @Test
    void what_is_left_out_is_usual() {
        assertThat(RuleCheck.of(List.of(wanted(Level.CLASS, "Shop", "Clara")), ENTRIES)
                        .rules())
                .containsExactly(new ApprovalRule(Level.CLASS, id("Shop"), "Clara", false, 1, null, true));
        assertThat(RuleCheck.of(List.of(), ENTRIES).violations()).isEmpty();
    }

    @Test
    void what_one_says_of_a_tier_holds_for_all_of_it_and_what_one_says_of_priority_for_the_vendor() {
        var rules = RuleCheck.of(
                        List.of(
                                wanted(Level.VENDOR, "Acme", "Vera"),
                                new WantedRule(Level.VENDOR, id("Acme"), "Bea", true, 1, "1000.00", false),
                                new WantedRule(Level.VENDOR, id("Acme"), "Mona", null, 2, null, null)),
                        ENTRIES)
                .rules();

        assertThat(rules)
                .containsExactly(
                        new ApprovalRule(Level.VENDOR, id("Acme"), "Vera", true, 1, new BigDecimal("1000"), false),
                        new ApprovalRule(Level.VENDOR, id("Acme"), "Bea", true, 1, new BigDecimal("1000"), false),
                        new ApprovalRule(Level.VENDOR, id("Acme"), "Mona", true, 2, null, true));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(refused(
                        new WantedRule(null, null, null, null, null, null, null),
                        wanted(Level.VENDOR, "Shop", "Vera"),
                        wanted(Level.ACCOUNT, "Nowhere", " Ada"),
                        wanted(Level.ACCOUNT, "Old rent", "x".repeat(201)),
                        new WantedRule(Level.CLASS, id("Shop"), "Clara", true, 0, "-1", null),
                        new WantedRule(Level.CLASS, id("Shop"), "Clara", false, 21, "1.005", null)))
                .containsExactly(
                        "0/subject missing",
                        "0/subjectId missing",
                        "0/approver missing",
                        "1/subjectId unknown",
                        "2/subjectId unknown",
                        "2/approver characters",
                        "3/subjectId removed",
                        "3/approver too_long",
                        "4/prioritized not_a_vendor",
                        "4/tier range",
                        "4/threshold number",
                        "5/tier range",
                        "5/threshold number");
    }

    @Test
    void rules_of_one_tier_do_not_contradict_each_other() {
        assertThat(refused(
                        new WantedRule(Level.ACCOUNT, id("Rent"), "Ada", null, 1, "10", true),
                        new WantedRule(Level.ACCOUNT, id("Rent"), "Amy", null, null, "10.01", false),
                        new WantedRule(Level.ACCOUNT, id("Rent"), "Ada", null, null, "10.00", null),
                        new WantedRule(Level.ACCOUNT, id("Rent"), "Ada", null, 2, "20", false)))
                .containsExactly("1/threshold differs", "1/allMustApprove differs", "2/approver duplicate");
    }
}

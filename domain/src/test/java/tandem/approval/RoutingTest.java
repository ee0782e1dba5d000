package tandem.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.approval.Desk.bill;
import static tandem.approval.Desk.billOfAnItem;
import static tandem.approval.Desk.inTier;
import static tandem.approval.Desk.prioritized;
import static tandem.approval.Desk.rule;
import static tandem.approval.Desk.settings;
import static tandem.approval.Level.ACCOUNT;
import static tandem.approval.Level.CLASS;
import static tandem.approval.Level.VENDOR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.bill.BillContent;

/** Who is asked about a bill. */
class RoutingTest {

    private static final BillContent BILL = bill("Harbour Paper", "480.00", "Stationery/Shop", "Stationery/Workshop");

    /**
     * One bill with two lines of two classes and one account, and rules by which Vera stands for the vendor, Clara for the one
     * class, Carl for the other, and Ada for the account.
     */
    @ParameterizedTest(
            name = "vendor {0}, prioritized {1}, classes {2}, account {3}, order {4}: {5}, and of all levels {6}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Vera | no  | Clara      | Ada | vendor class account | Vera       | Vera Clara Ada
                    Vera | yes | Clara      | Ada | vendor class account | Vera       | Vera
                    Vera | no  | -          | Ada | vendor class account | Vera       | Vera Ada
                    -    | yes | Clara      | Ada | vendor class account | Clara      | Clara Ada
                    -    | no  | Clara      | Ada | vendor class account | Clara      | Clara Ada
                    -    | no  | -          | Ada | vendor class account | Ada        | Ada
                    -    | no  | -          | -   | vendor class account | -          | -
                    -    | no  | Clara Carl | Ada | vendor class account | Clara Carl | Clara Carl Ada
                    Vera | no  | Clara      | -   | class account vendor | Clara      | Clara Vera
                    Vera | yes | Clara      | -   | class account vendor | Vera       | Vera
                    """)
    @Tag("S93")
    @Tag("S94")
    @Tag("S95")
    void the_levels_decide_who_is_asked(
            String vendor, String prioritized, String classes, String account, String order, String first, String all) {
        var rules = new ArrayList<ApprovalRule>();
        words(vendor)
                .forEach(one -> rules.add(
                        prioritized.equals("yes")
                                ? prioritized("Harbour Paper", one)
                                : rule(VENDOR, "Harbour Paper", one)));
        if (words(vendor).isEmpty() && prioritized.equals("yes")) {
            rules.add(prioritized("Another vendor", "Nobody's business"));
        }
        words(classes).forEach(one -> rules.add(rule(CLASS, one.equals("Carl") ? "Workshop" : "Shop", one)));
        words(account).forEach(one -> rules.add(rule(ACCOUNT, "Stationery", one)));
        var levels = words(order).stream().map(Level::ofWord).toArray(Level[]::new);

        assertThat(asked(rules, settings(Strategy.FIRST_LEVEL, levels))).isEqualTo(words(first));
        assertThat(asked(rules, settings(Strategy.ALL_LEVELS, levels))).isEqualTo(words(all));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    private static List<String> asked(List<ApprovalRule> rules, ApprovalSettings settings) {
        return Routing.of(BILL, rules, settings, ByHand.NOTHING).approvers();
    }

    private static Route route(BillContent bill, ApprovalRule... rules) {
        return Routing.of(bill, List.of(rules), ApprovalSettings.USUAL, ByHand.NOTHING);
    }

    private static Route byHand(ByHand hand, ApprovalRule... rules) {
        return Routing.of(BILL, List.of(rules), ApprovalSettings.USUAL, hand);
    }

    private static List<List<String>> stages(Route route) {
        return route.stages().stream().map(Stage::approvers).toList();
    }

    @Test
    void the_class_of_an_item_counts_and_its_account_is_not_known() {
        assertThat(route(billOfAnItem("Harbour Paper", "10.00", "Shop"), rule(CLASS, "Shop", "Clara"))
                        .approvers())
                .containsExactly("Clara");
    }

    @Test
    void a_line_without_a_class_does_not_fall_back_to_its_account_once_another_line_has_one() {
        assertThat(route(
                                bill("Harbour Paper", "10.00", "Rent/", "Stationery/Shop"),
                                rule(CLASS, "Shop", "Clara"),
                                rule(ACCOUNT, "Rent", "Ada"))
                        .approvers())
                .containsExactly("Clara");
    }

    @Test
    void a_bill_that_says_nothing_yet_fits_no_rule() {
        assertThat(route(BillContent.EMPTY, rule(VENDOR, "Harbour Paper", "Vera"))
                        .isRuled())
                .isFalse();
    }

    @Test
    void tiers_come_one_after_the_other_and_those_that_the_total_does_not_reach_are_left_out() {
        ApprovalRule[] rules = {
            inTier(3, "480.01", true, "Harbour Paper", "Otto"),
            inTier(2, "480.00", true, "Harbour Paper", "Mona"),
            inTier(1, null, true, "Harbour Paper", "Vera")
        };

        assertThat(stages(route(BILL, rules))).containsExactly(List.of("Vera"), List.of("Mona"));
        assertThat(stages(route(bill("Harbour Paper", "479.99"), rules))).containsExactly(List.of("Vera"));
    }

    @Test
    void a_rule_that_asks_nobody_about_so_little_is_an_answer_all_the_same() {
        var route = route(BILL, inTier(1, "500.00", true, "Harbour Paper", "Vera"), rule(ACCOUNT, "Stationery", "Ada"));

        assertThat(route.stages()).isEmpty();
        assertThat(route.isRuled()).isTrue();
    }

    @Test
    void rules_of_two_classes_meet_tier_by_tier_and_each_gets_what_it_asks_for() {
        var route = route(
                BILL,
                rule(CLASS, "Shop", "Clara"),
                rule(CLASS, "Shop", "Bea"),
                new ApprovalRule(CLASS, Desk.id("Workshop"), "Carl", false, 1, null, false),
                new ApprovalRule(CLASS, Desk.id("Workshop"), "Bea", false, 1, null, false),
                new ApprovalRule(CLASS, Desk.id("Workshop"), "Otto", false, 2, null, true));

        assertThat(stages(route)).containsExactly(List.of("Clara", "Bea", "Carl"), List.of("Otto"));
        var first = route.stages().getFirst();
        assertThat(first.isDoneBy(Set.of("Clara", "Carl")))
                .as("Bea of the shop")
                .isFalse();
        assertThat(first.isDoneBy(Set.of("Clara", "Bea"))).as("Bea for both").isTrue();
    }

    @Test
    @Tag("S93")
    void whoever_is_set_by_hand_is_asked_from_the_start_and_the_rules_add_to_him() {
        var rules = new ApprovalRule[] {
            inTier(1, null, true, "Harbour Paper", "Vera"), inTier(2, null, true, "Harbour Paper", "Mona")
        };

        assertThat(stages(byHand(new ByHand(List.of("Hans"), true, null), rules)))
                .containsExactly(List.of("Hans", "Vera"), List.of("Mona"));
        assertThat(stages(byHand(new ByHand(List.of("Hans", "Hilde"), false, null), rules)))
                .containsExactly(List.of("Hans", "Hilde"));
        assertThat(stages(byHand(new ByHand(List.of("Hans"), true, null)))).containsExactly(List.of("Hans"));
    }

    @Test
    void the_requester_and_the_inactive_are_passed_over_and_told() {
        var settings = new ApprovalSettings(Strategy.FIRST_LEVEL, Level.USUAL_ORDER, Set.of("Ina"), false);
        var rules = List.of(
                rule(VENDOR, "Harbour Paper", "Vera"),
                rule(VENDOR, "Harbour Paper", "Ina"),
                rule(VENDOR, "Harbour Paper", "Rita"),
                rule(ACCOUNT, "Stationery", "Ada"));

        var route = Routing.of(BILL, rules, settings, new ByHand(List.of(), true, "Rita"));

        assertThat(route.approvers()).containsExactly("Vera");
        assertThat(route.skipped())
                .containsExactly(
                        new Route.Skipped("Ina", Route.Why.INACTIVE), new Route.Skipped("Rita", Route.Why.REQUESTER));
    }

    @Test
    void where_nobody_is_left_of_a_level_no_other_level_takes_its_place() {
        var route = byHand(
                new ByHand(List.of(), true, "Vera"),
                rule(VENDOR, "Harbour Paper", "Vera"),
                rule(ACCOUNT, "Stationery", "Ada"));

        assertThat(route.stages()).isEmpty();
        assertThat(route.skipped()).hasSize(1);
    }

    @Test
    void a_hand_that_leaves_nobody_to_ask_does_not_switch_the_rules_off() {
        var route = byHand(new ByHand(List.of("Rita"), false, "Rita"), rule(VENDOR, "Harbour Paper", "Vera"));

        assertThat(route.approvers()).containsExactly("Vera");
    }
}

package tandem.app.endtoend;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tandem.app.endtoend.CountedStatements.Call;
import tandem.mirror.Kind;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

/** How many statements a SOAP call may cost the database, whatever the size of the company and the number of companies. */
class StatementBudgetTest {

    private static final int AUTHENTICATE = 4;
    private static final int EARLIER_SESSION = 2;
    private static final int SEND_REQUEST = 4;
    private static final int RECEIVE_RESPONSE = 5;
    private static final int OTHER_CALL = 4;
    private static final int POLL_WITHOUT_WORK = 6;

    /**
     * What was taken in before the records changed that they name, what is held of them, what is new, and the rows of a record's
     * parts: at most these for a batch of one kind.
     */
    private static final int ON_MIRROR_FOR_A_PAGE = 6;

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of(), CountedStatements.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void every_call_of_a_first_load_keeps_to_its_budget_and_costs_the_same_for_a_larger_file() {
        var small = mostOfAFirstLoad("Small", Profile.small().scaled(0.05));
        var larger = mostOfAFirstLoad("Larger", Profile.small().scaled(0.5));

        assertThat(larger).isEqualTo(small);
    }

    /** The most expensive call of each operation that has one page, or nothing at all, to take in. */
    private static Map<String, Integer> mostOfAFirstLoad(String name, Profile profile) {
        var acme = Customer.of(hub, name, profile);
        var machine = acme.machine("FRONTDESK");
        CountedStatements.take();
        machine.updates();
        var first = CountedStatements.take();
        acme.confirms();
        CountedStatements.take();
        var result = machine.updatesLater();
        assertThat(result.completed()).isTrue();
        var load = CountedStatements.take();

        print(name + ", first contact", first);
        print(name + ", first load", load);
        first.forEach(StatementBudgetTest::keepsToItsBudget);
        load.forEach(StatementBudgetTest::keepsToItsBudget);
        var most = new TreeMap<String, Integer>();
        load.forEach(call -> most.merge(call.operation(), call.onSession(), Math::max));
        pages(result.requests(), load).forEach(page -> most.merge("records of a page", page.onMirror(), Math::max));
        assertThat(most.get("records of a page")).isBetween(2, ON_MIRROR_FOR_A_PAGE);
        return most;
    }

    /** The answers that hold records of one kind, a page at a time. */
    private static List<Call> pages(List<String> requests, List<Call> load) {
        var answers = load.stream()
                .filter(call -> call.operation().equals("receiveResponseXML"))
                .toList();
        assertThat(answers).hasSameSizeAs(requests);
        return IntStream.range(0, answers.size())
                .filter(i -> requests.get(i).contains(" iterator="))
                .mapToObj(answers::get)
                .toList();
    }

    @Test
    void a_cycle_costs_the_same_for_one_bill_as_for_many_and_alone_as_among_thirty_companies() {
        var acme = Customer.of(hub, "Office", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        firstWindowsAreVerified(machine);

        var quiet = cycle("one of few companies, quiet", acme, machine, 0);
        var oneBill = cycle("one of few companies, one new bill", acme, machine, 1);
        var manyBills = cycle("one of few companies, 60 new bills", acme, machine, 60);
        for (int i = 1; i <= 30; i++) {
            Customer.of(hub, "Neighbour " + i, Profile.small().scaled(0.01)).machine("PC-" + i);
        }
        cycle("settling", acme, machine, 0);
        cycle("its answer becomes known", acme, machine, 0);
        var quietAmongMany = cycle("one of many companies, quiet", acme, machine, 0);
        var manyBillsAmongMany = cycle("one of many companies, 60 new bills", acme, machine, 60);

        assertThat(quiet).hasSize(6);
        assertThat(onMirror(quiet)).as("of an answer that is known").isZero();
        assertThat(described(manyBills)).isEqualTo(described(oneBill));
        assertThat(described(quietAmongMany)).isEqualTo(described(quiet));
        assertThat(described(manyBillsAmongMany)).isEqualTo(described(oneBill));
    }

    @Test
    void a_window_that_is_verified_and_a_kind_that_is_counted_cost_one_statement_each_and_no_call() {
        var acme = Customer.of(hub, "Verified", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        hub.clock().advance(Duration.ofHours(1));
        machine.updatesLater();

        var verifying = cycle("a window is verified, a kind is counted", acme, machine, 0);
        firstWindowsAreVerified(machine);
        hub.sql().sql("UPDATE company_sync SET known_answer = NULL").update();
        var quiet = cycle("nothing is verified", acme, machine, 0);

        assertThat(verifying).hasSize(6);
        assertThat(onMirror(verifying)).isEqualTo(onMirror(quiet) + 2);
        assertThat(verifying.stream().mapToInt(Call::statements).sum())
                .isEqualTo(quiet.stream().mapToInt(Call::statements).sum() + 2);
    }

    private static int onMirror(List<Call> calls) {
        return calls.stream().mapToInt(Call::onMirror).sum();
    }

    /** Each update verifies a window of one kind and counts another; after the first of each, the next ones have time. */
    private static void firstWindowsAreVerified(Customer.Machine machine) {
        for (int i = 0; i < 2 * Kind.values().length; i++) {
            machine.updatesLater();
        }
    }

    private static List<Call> cycle(String what, Customer acme, Customer.Machine machine, int newBills) {
        var vendor = acme.file().truth().vendors().stream()
                .filter(one -> one.active())
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < newBills; i++) {
            acme.file()
                    .bookkeeper()
                    .newBill(vendor.listId(), BillDraft.of("N-" + i, "10.00").andLine("5.00"));
        }
        // what was read a moment ago is read once more by the overlap; an hour later it is not
        hub.clock().advance(Duration.ofHours(newBills == 0 ? 1 : 0));
        CountedStatements.take();
        assertThat(machine.updatesLater().completed()).isTrue();
        var calls = CountedStatements.take();
        print(what, calls);
        calls.forEach(StatementBudgetTest::keepsToItsBudget);
        return calls;
    }

    @Test
    void an_earlier_session_that_is_ended_costs_two_more() {
        var acme = Customer.of(hub, "Comes Back", Profile.small().scaled(0.02));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        machine.updatesLater(new Mishap.Dies("receiveResponseXML", 1, Moment.BEFORE_SENDING));
        CountedStatements.take();

        assertThat(machine.updates().completed()).isTrue();

        var calls = CountedStatements.take();
        print("the holder comes back", calls);
        assertThat(only("authenticate", calls).statements()).isBetween(3, AUTHENTICATE + EARLIER_SESSION);
        assertThat(only("authenticate", calls).transactions()).isEqualTo(1);
    }

    @Test
    void a_poll_without_work_costs_at_most_six() {
        var acme = Customer.of(hub, "Paused", Profile.small().scaled(0.02));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        hub.rest()
                .post(acme.path() + "/pause", "{\"reason\":\"year-end closing\"}")
                .expect(200);
        CountedStatements.take();

        assertThat(machine.updatesLater().outcome()).isEqualTo(Outcome.NO_WORK);

        var calls = CountedStatements.take();
        print("nothing to do", calls);
        assertThat(calls.stream().mapToInt(Call::statements).sum()).isBetween(1, POLL_WITHOUT_WORK);
        calls.forEach(StatementBudgetTest::keepsToItsBudget);
    }

    @Test
    void a_machine_that_has_to_wait_and_a_wrong_key_are_no_dearer() {
        var acme = Customer.of(hub, "Waiting", Profile.small().scaled(0.02));
        acme.loadsAll(acme.machine("FRONTDESK"));
        var waiting = acme.machine("BACKOFFICE");
        CountedStatements.take();

        waiting.updates();
        waiting.updates(new Mishap.WrongKey());

        var calls = CountedStatements.take();
        print("one that waits, and a wrong key", calls);
        calls.forEach(StatementBudgetTest::keepsToItsBudget);
    }

    private static void keepsToItsBudget(Call call) {
        int budget = switch (call.operation()) {
            case "authenticate" -> AUTHENTICATE;
            case "sendRequestXML" -> SEND_REQUEST;
            case "receiveResponseXML" -> RECEIVE_RESPONSE;
            default -> OTHER_CALL;
        };
        assertThat(call.onSession()).as(call.operation()).isLessThanOrEqualTo(budget);
        assertThat(call.transactions()).as(call.operation()).isLessThanOrEqualTo(1);
    }

    private static Call only(String operation, List<Call> calls) {
        return calls.stream()
                .filter(call -> call.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> described(List<Call> calls) {
        return calls.stream().map(Call::toString).toList();
    }

    /** Alike calls on one line, in order of their first appearance. */
    private static void print(String what, List<Call> calls) {
        var alike = calls.stream().collect(groupingBy(Call::toString, LinkedHashMap::new, counting()));
        System.out.println(what + ": "
                + alike.entrySet().stream()
                        .map(entry -> (entry.getValue() == 1 ? "" : entry.getValue() + " x ") + entry.getKey())
                        .collect(joining(", ")));
    }
}

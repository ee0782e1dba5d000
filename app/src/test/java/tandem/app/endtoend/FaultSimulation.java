package tandem.app.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.ConnectorId;
import tandem.reconciliation.Check;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.books.Writing;
import tandemsim.companyfile.qbxml.Habits;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.connector.WebConnector;
import tandemsim.mishap.Mishap;
import tools.jackson.databind.JsonNode;

/**
 * Several companies at one hub of two nodes, round after round: people work in QuickBooks, the other product writes, time goes on,
 * a machine updates, and something goes wrong. After each round the rules are checked; in the end nothing goes wrong any more, every
 * write has to be done once or to have failed with a reason, and the mirror has to agree with each file. What is drawn depends on
 * the seed and the number of the round alone.
 */
final class FaultSimulation implements AutoCloseable {

    private static final Instant BEFORE_AUTUMN_NIGHT = Instant.parse("2026-10-31T22:00:00Z");
    private static final Duration AROUND_CLOCK_CHANGE = Duration.ofHours(3);
    /** QuickBooks' edit sequence goes by the second: two changes within one cannot be told apart, by no hub. */
    private static final Duration A_CHANGE_APART = Duration.ofSeconds(1);

    private static final int TRIES_OF_A_WRITE = 5;

    /** A long run takes months of its clock; the rules look at the whole feed, and sessions are counted. */
    private static final String ALL_THE_WHILE = "P3650D";

    /** The checks that only a fault of the hub can break. */
    private static final Set<String> NEVER_OF_PEOPLE = Stream.of(
                    Check.FILE_IN_DOUBT,
                    Check.WRONG_COMPANY_FILE,
                    Check.WRITE_VANISHED,
                    Check.PAYMENT_CROSSES_VENDORS,
                    Check.BILL_DOES_NOT_ADD_UP,
                    Check.BALANCE_DOES_NOT_FOLLOW,
                    Check.BILL_TWICE,
                    Check.CLOSED_PERIOD_CHANGED,
                    Check.CREDIT_TIE_ON_ONE_SIDE,
                    Check.VENDOR_BALANCE_DIFFERS,
                    Check.CONTROL_TOTAL_DIFFERS,
                    Check.RECORD_NOT_READABLE)
            .map(Check::code)
            .collect(Collectors.toUnmodifiableSet());

    /** The checks that only people in QuickBooks can break, by changing the bill. */
    private static final Set<String> OF_CHANGED_BILLS = Set.of(Check.GROSS_DIFFERS.code(), Check.CODING_DIFFERS.code());

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<Integer> NEVER_RIGHT =
            Set.of(1012, 1014, 1034, 1036, 1037, 1039, 1041, 1042, 1043, 1044, 1045, 1046);
    private static final Set<String> DROPPED = Set.of(
            "Unable to connect to the remote server",
            "The underlying connection was closed: The connection was closed unexpectedly.");
    private static final Set<String> IDENTITY =
            Set.of("HostQueryRq", "CompanyQueryRq", "CompanyActivityQueryRq", "PreferencesQueryRq");

    /**
     * How densely things happen.
     *
     * @param plainUpdates how many updates that find little to do follow each round, as most do in earnest
     * @param blowsRarer how many times rarer it is that a node is killed, restarted or struck: each costs seconds
     */
    record Pace(int plainUpdates, int blowsRarer) {

        /** Each update is one in which much happens. */
        static final Pace DENSE = new Pace(0, 1);

        /** For a hundred thousand updates. */
        static final Pace LONG = new Pace(15, 8);
    }

    private final long seed;
    private final Pace pace;
    private final HubNodes nodes;
    private final RunningHub hub;
    private final FaultRules rules;
    private final List<WriteDraw> draws;
    private final List<String> writes;
    private final FaultTally tally = new FaultTally();
    private final Consumer<String> log;
    private final List<FaultyCompany> companies = new ArrayList<>();
    private final List<FaultyCompany> lost = new ArrayList<>();
    private int founded;

    FaultSimulation(long seed, Pace pace, Consumer<String> log) {
        this.seed = seed;
        this.pace = pace;
        this.log = log;
        this.nodes = HubNodes.start(
                Map.of(
                        "tandem.max-response",
                        "1MB",
                        "tandem.feed-retention",
                        ALL_THE_WHILE,
                        "tandem.keep-sessions",
                        ALL_THE_WHILE,
                        "spring.datasource.hikari.maximum-pool-size",
                        "8"),
                BEFORE_AUTUMN_NIGHT);
        this.hub = nodes.any();
        this.rules = new FaultRules(hub);
        this.draws = draws(hub.rest());
        this.writes = draws.stream()
                .flatMap(draw -> draw.requests().stream())
                .distinct()
                .toList();
        found();
    }

    /** Bills and payments more often than the rest. */
    private static List<WriteDraw> draws(Rest rest) {
        var bills = new BillPostDraw(rest);
        var payments = new PaymentDraw(rest);
        return List.of(
                new VendorEditDraw(rest),
                new TermsDraw(rest),
                bills,
                bills,
                new BillEditDraw(rest),
                payments,
                payments,
                new VoidDraw(rest));
    }

    FaultTally tally() {
        return tally;
    }

    long sessions() {
        return rules.sessions();
    }

    private void found() {
        var usual = Habits.usual();
        alone(new FaultyCompany.Kind("alone", usual, NEW_YORK, false, false));
        pair(new FaultyCompany.Kind("two machines", usual.withLinksTouching(), NEW_YORK, false, false), false);
        pair(
                new FaultyCompany.Kind(
                        "two machines, one unattended",
                        usual.withDiscountInLinks(),
                        ZoneId.of("America/St_Johns"),
                        true,
                        false),
                true);
        twoOnOnePc(
                new FaultyCompany.Kind(
                        "closed file",
                        usual.withOpenAmount(Habits.OpenAmount.MISSING),
                        ZoneId.of("America/Los_Angeles"),
                        false,
                        false),
                new FaultyCompany.Kind("closed file beside it", usual, ZoneId.of("America/Los_Angeles"), false, false));
        sacrificial();
    }

    private FaultyCompany company(FaultyCompany.Kind kind) {
        founded++;
        return new FaultyCompany(hub, kind, kind.name() + " " + founded, seed * 1_000 + 10L * founded);
    }

    private FaultyCompany alone(FaultyCompany.Kind kind) {
        var company = company(kind);
        company.withMachine(company.customer().machine("FRONTDESK"));
        companies.add(company);
        return company;
    }

    private void sacrificial() {
        alone(new FaultyCompany.Kind(
                "restored", Habits.usual().withOpenAmount(Habits.OpenAmount.VENDOR_BALANCE), NEW_YORK, false, true));
    }

    private void pair(FaultyCompany.Kind kind, boolean secondUnattended) {
        var company = alone(kind);
        company.withMachine(company.customer()
                .machine("BACKOFFICE", "{\"label\":\"BACKOFFICE\",\"unattended\":" + secondUnattended + "}"));
    }

    /** QuickBooks is closed most of the time, and two companies take turns. */
    private void twoOnOnePc(FaultyCompany.Kind first, FaultyCompany.Kind second) {
        var pc = new WebConnector(
                new QuickBooks(), ConnectorSettings.usual().onComputer("SERVER").withExpectContinue(true));
        for (var kind : List.of(first, second)) {
            var company = company(kind);
            company.file().moveTo("C:\\Books\\" + founded + ".QBW");
            company.file().bookkeeper().administrator().allowUnattended(true);
            pc.quickBooks().open(company.file());
            company.withMachine(company.customer()
                    .machine("SERVER", "{\"label\":\"SERVER\",\"unattended\":true,\"installation\":\"SERVER\"}", pc));
            hub.rest()
                    .patch(
                            company.customer().path(),
                            "{\"companyFilePath\":\"" + company.file().path().replace("\\", "\\\\") + "\"}")
                    .expect(200);
            companies.add(company);
        }
        pc.quickBooks().close();
    }

    // ------------------------------------------------------------------------------------------------- rounds

    /** One round; throws when a rule is broken. */
    void round(int number) {
        var random = new Random(seed * 1_000_003 + number);
        timeGoesOn(random);
        var company = companies.get(random.nextInt(companies.size()));
        if (random.nextInt(4) != 0) {
            company.office(random, random.nextInt(6));
        }
        people(company, random);
        if (random.nextInt(120 * pace.blowsRarer()) == 0) {
            restart(random);
        }
        nodes.reviveSoon();
        if (company.machines().size() > 1 && random.nextInt(4) == 0) {
            together(number, company, random);
        } else {
            alone(number, company, random);
        }
        check(number, company);
        if (company.wentBack() && company.visitSinceItWentBack() > 4) {
            companies.remove(company);
            lost.add(company);
            sacrificial();
        }
        plainUpdates(number, random);
    }

    /** Most updates find little to do: a company's machines come again and again, and now and then something goes wrong as well. */
    private void plainUpdates(int number, Random random) {
        if (pace.plainUpdates() == 0) {
            return;
        }
        var company = companies.get(random.nextInt(companies.size()));
        if (!company.isConfirmed() || company.wentBack()) {
            return;
        }
        for (int i = 0; i < pace.plainUpdates(); i++) {
            hub.clock().advance(nearClockChange(Duration.ofSeconds(300 + random.nextInt(3_000)), random));
            if (random.nextInt(6) == 0) {
                company.office(random, 1);
            }
            plainUpdate(number, company, random);
        }
        check(number, company);
    }

    private void plainUpdate(int number, FaultyCompany company, Random random) {
        var holder = rules.standing(company).holder();
        var machine = company.machines().stream()
                .filter(one -> connector(one).equals(holder) && random.nextInt(8) != 0)
                .findFirst()
                .orElseGet(() ->
                        company.machines().get(random.nextInt(company.machines().size())));
        var mishaps = random.nextInt(3) == 0 ? MishapDraw.one(random, company) : List.<Mishap>of();
        boolean open = quickBooks(company, machine, random);
        boolean due = isDue(company, machine);
        var result = machine.updates(company.watching(new TimePasses(random)), mishaps);
        tally.event("plain update");
        told(number, company, machine, (open ? "" : " closed") + " plain", mishaps, result);
        explain(company, machine, mishaps, due, false, result);
    }

    private static UUID connector(Customer.Machine machine) {
        return ConnectorId.parse(machine.id()).orElseThrow().value();
    }

    /** Time passes with every call, and nothing else happens. */
    private final class TimePasses implements UpdateListener {
        private final Random random;

        TimePasses(Random random) {
            this.random = random;
        }

        @Override
        public void calling(String operation, Map<String, String> parameters) {
            hub.clock().advance(Duration.ofSeconds(random.nextInt(4)));
        }
    }

    /** A node goes in good order, or is killed by force; the other one serves meanwhile. */
    private void restart(Random random) {
        if (random.nextBoolean()) {
            tally.event("node restarted");
            nodes.restart();
        } else {
            tally.event("node killed");
            nodes.kill();
        }
    }

    /** A node is struck with a call in its hands: killed more often than anything else. */
    private void strike(Random random) {
        var blows = HubNodes.Blow.values();
        var blow = blows[random.nextInt(2) == 0 ? random.nextInt(3) : random.nextInt(blows.length)];
        tally.event("node " + blow.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        nodes.strikeAt(call -> true, blow);
    }

    private void timeGoesOn(Random random) {
        int kind = random.nextInt(20);
        Duration step = kind < 12
                ? Duration.ofSeconds(60 + random.nextInt(3_600))
                : kind < 17
                        ? Duration.ofMinutes(60 + random.nextInt(420))
                        : kind < 19
                                ? Duration.ofHours(8 + random.nextInt(24))
                                : Duration.ofHours(24 + random.nextInt(72));
        hub.clock().advance(nearClockChange(step, random));
    }

    /** Nobody jumps over the night in which the clocks change: it is walked through in small steps. */
    private Duration nearClockChange(Duration step, Random random) {
        var now = hub.clock().instant();
        var next = NEW_YORK.getRules().nextTransition(now).getInstant();
        var begins = next.minus(AROUND_CLOCK_CHANGE);
        var last = NEW_YORK.getRules().previousTransition(now).getInstant();
        boolean inside = !now.isBefore(begins) || now.isBefore(last.plus(AROUND_CLOCK_CHANGE.multipliedBy(2)));
        if (inside) {
            return Duration.ofSeconds(120 + random.nextInt(1_500));
        }
        return now.plus(step).isAfter(begins) ? Duration.between(now, begins) : step;
    }

    /** What people do at the hub and with the file. */
    private void people(FaultyCompany company, Random random) {
        var standing = rules.standing(company);
        if (!company.isConfirmed()) {
            if (standing.pairing().equals("awaiting_confirmation") && random.nextInt(3) == 0) {
                company.confirm();
                tally.event("confirmed");
            }
            return;
        }
        if (random.nextInt(25) == 0) {
            handOver(company);
        }
        if (random.nextInt(60) == 0) {
            readAgain(company);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            write(company, random);
        }
        if (random.nextInt(2) == 0) {
            support(company, random);
        }
        if (random.nextInt(15) == 0) {
            company.file().bookkeeper().administrator().forgetOutcomes();
            tally.event("outcomes forgotten");
        }
        if (company.kind().sacrificial() && !company.wentBack()) {
            if (random.nextInt(4) == 0) {
                company.backUp();
            } else if (standing.marked() && standing.restoreTimeKnown() && random.nextInt(12) == 0) {
                company.goBack(random, rules.feed(company));
                tally.event("file went back in time");
            }
        }
    }

    /** Each in a moment of its own, since the order in which they go out is that of their making. */
    private void write(FaultyCompany company, Random random) {
        hub.clock().advance(Duration.ofMillis(1));
        var accepted = draws.get(random.nextInt(draws.size())).draw(company, random);
        accepted.ifPresent(company.writes()::accept);
        tally.event(accepted.isPresent() ? "write accepted" : "write not accepted");
    }

    /** Somebody looks at a request that is not done: has it tried again, or calls it off. */
    private void support(FaultyCompany company, Random random) {
        var open = company.writes().waitingOrFailed(requests(company));
        if (open.isEmpty()) {
            return;
        }
        var request = open.get(random.nextInt(open.size()));
        boolean again = random.nextInt(4) != 0;
        var reply = hub.rest()
                .post(
                        "/requests/" + request + (again ? "/requeue" : "/cancel"),
                        "{\"reason\":\"somebody has looked at it\"}");
        tally.event("request " + (again ? "tried again " : "called off ") + reply.status());
    }

    private List<JsonNode> requests(FaultyCompany company) {
        return hub.rest().all("/requests?companyId=" + company.customer().id());
    }

    private void handOver(FaultyCompany company) {
        hub.rest()
                .post(company.customer().path() + "/lease/release", "{\"reason\":\"the machine is being replaced\"}")
                .expect(200);
        tally.event("handed over");
    }

    private void readAgain(FaultyCompany company) {
        hub.rest().post(company.customer().path() + "/resync", "{}").expect(200);
        tally.event("read again");
    }

    /** What happens while an update runs: time passes, people go on working, and may intervene. */
    private final class Meanwhile implements UpdateListener {
        private final FaultyCompany company;
        private final Random random;

        Meanwhile(FaultyCompany company, Random random) {
            this.company = company;
            this.random = random;
        }

        @Override
        public void calling(String operation, Map<String, String> parameters) {
            hub.clock().advance(Duration.ofSeconds(random.nextInt(4)));
            if (random.nextInt(8) == 0) {
                hub.clock().advance(A_CHANGE_APART);
                company.office(random, 1 + random.nextInt(2));
            }
            if (company.isConfirmed() && random.nextInt(150) == 0) {
                if (random.nextBoolean()) {
                    handOver(company);
                } else {
                    readAgain(company);
                }
            }
            if (company.isConfirmed() && random.nextInt(12) == 0) {
                write(company, random);
            }
            if (random.nextInt(1_500 * pace.blowsRarer()) == 0) {
                restart(random);
            } else if (random.nextInt(800 * pace.blowsRarer()) == 0) {
                strike(random);
            }
        }

        @Override
        public void quickBooksWorks(List<String> requests) {
            hub.clock().advance(Duration.ofSeconds(random.nextInt(10) == 0 ? random.nextInt(120) : random.nextInt(5)));
        }
    }

    private void alone(int number, FaultyCompany company, Random random) {
        var machine = company.machines().get(random.nextInt(company.machines().size()));
        var mishaps = company.wentBack() ? List.<Mishap>of() : MishapDraw.some(random, company, writes);
        boolean open = quickBooks(company, machine, random);
        var rights = rights(random);
        boolean due = isDue(company, machine) && rights == Writing.ALLOWED;
        company.file().bookkeeper().administrator().allowWriting(rights);
        var watching = company.watching(new Meanwhile(company, new Random(random.nextLong())));
        int struck = nodes.struck();
        boolean wasDead = nodes.isAnyDead();
        var result = machine.updates(watching, mishaps);
        company.file().bookkeeper().administrator().allowWriting(Writing.ALLOWED);
        told(number, company, machine, (open ? "" : " closed") + " " + rights, mishaps, result);
        boolean struckNow = nodes.struck() > struck || (nodes.isAnyDead() && !wasDead);
        explain(company, machine, mishaps, due, struckNow, result);
        nodes.reviveSoon();
    }

    private void told(
            int number,
            FaultyCompany company,
            Customer.Machine machine,
            String how,
            List<Mishap> mishaps,
            UpdateResult result) {
        log.accept(number + " " + hub.clock().instant() + " " + company + " "
                + machine.application().userName() + how + " " + mishaps + " -> " + brief(result));
    }

    private static String brief(UpdateResult result) {
        return result.outcome() + " QBWC" + result.code() + ", " + result.soapCalls() + " calls, " + result.writes()
                + " writes, shown: " + result.shown();
    }

    private Writing rights(Random random) {
        var rights = random.nextInt(20) != 0
                ? Writing.ALLOWED
                : random.nextBoolean() ? Writing.READ_ONLY : Writing.NO_RIGHTS;
        if (rights != Writing.ALLOWED) {
            tally.event("rights " + rights);
        }
        return rights;
    }

    /** On a PC that several companies share nobody has a file open, or somebody has one of them. */
    private static boolean quickBooks(FaultyCompany company, Customer.Machine machine, Random random) {
        if (!machine.application().unattendedMode().equals(java.util.Optional.of("umpRequired"))
                || machine.pc().settings().computerName().equals("BACKOFFICE")) {
            return true;
        }
        if (random.nextInt(3) == 0) {
            machine.pc().quickBooks().open(company.file());
            return true;
        }
        machine.pc().quickBooks().close();
        return false;
    }

    /** Whether a healthy update of this machine has to go through now. */
    private boolean isDue(FaultyCompany company, Customer.Machine machine) {
        var standing = rules.standing(company);
        boolean first = company.machines().getFirst() == machine;
        return standing.mayEnter(connector(machine), hub.clock().instant())
                && (standing.marked() || company.machines().size() == 1 || (first && !company.isConfirmed()))
                && !machine.pc().settings().computerName().equals("SERVER");
    }

    private void together(int number, FaultyCompany company, Random random) {
        var calls = new ArrayList<Future<UpdateResult>>();
        var mishaps = new ArrayList<List<Mishap>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var machine : company.machines()) {
                var some = MishapDraw.some(random, company, writes);
                mishaps.add(some);
                calls.add(callers.submit(() -> machine.updates(company.watching(UpdateListener.SILENT), some)));
            }
        }
        tally.event("two machines at once");
        int atWork = 0;
        for (int i = 0; i < calls.size(); i++) {
            var result = finished(calls.get(i));
            log.accept(number + " " + hub.clock().instant() + " " + company + " together " + mishaps.get(i) + " -> "
                    + brief(result));
            explain(company, company.machines().get(i), mishaps.get(i), false, false, result);
            atWork += result.requests().isEmpty() ? 0 : 1;
        }
        if (atWork > 1) {
            throw new AssertionError("R1: both machines got work in the same moment");
        }
    }

    private static UpdateResult finished(Future<UpdateResult> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new AssertionError("an update failed in an unforeseen way", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    // ------------------------------------------------------------------------------------------------- checks

    private void check(int number, FaultyCompany company) {
        company.remember();
        var broken = new ArrayList<>(rules.brokenBy(company));
        broken.addAll(company.writes().broken());
        if (!broken.isEmpty()) {
            throw new AssertionError("round " + number + ", " + company + ":\n" + String.join("\n", broken));
        }
    }

    /** Whatever the machine was told has to be permitted, and what was unpleasant has to have a cause. */
    private void explain(
            FaultyCompany company,
            Customer.Machine machine,
            List<Mishap> mishaps,
            boolean due,
            boolean struck,
            UpdateResult result) {
        tally.update(mishaps, result);
        var wrong = new ArrayList<String>();
        boolean dropped = has(mishaps, Mishap.DropsCall.class) || struck;
        if (NEVER_RIGHT.contains(result.code()) && !dropped) {
            wrong.add("the answer was of no use to a Web Connector");
        }
        if (result.outcome() == Outcome.INVALID_USER && !has(mishaps, Mishap.WrongKey.class)) {
            wrong.add("the right key was refused");
        }
        if (result.outcome() == Outcome.NO_QUICKBOOKS
                && !has(mishaps, Mishap.QuickBooksClosed.class)
                && !has(mishaps, Mishap.ConnectionFails.class)
                && !has(mishaps, Mishap.OtherFileOpen.class)) {
            wrong.add("QuickBooks could not be reached for no reason");
        }
        result.calls().stream()
                .filter(call -> !call.failure().isEmpty() && !call.failure().equals("died before the answer was read"))
                .filter(call -> !dropped || !DROPPED.contains(call.failure()))
                .forEach(call -> wrong.add(call.operation() + " failed: " + call.failure()));
        if (result.outcome() == Outcome.STOPPED_BY_SERVICE
                && result.shown().getLast().isBlank()) {
            wrong.add("stopped without a reason");
        }
        result.shown().stream()
                .filter(text -> text.matches("(?s).*(Exception|null|SQL|a problem of its own|java\\.).*"))
                .forEach(text -> wrong.add("no text for a bookkeeper: " + text));
        if (due && mishaps.isEmpty() && !dropped && !mayStop(company, result)) {
            wrong.add("a healthy update did not go through");
        }
        foreign(company, result, wrong);
        if (!wrong.isEmpty()) {
            throw new AssertionError(company + " " + machine.id() + " with " + mishaps + ": " + wrong + "\n" + result);
        }
    }

    private static boolean has(List<Mishap> mishaps, Class<? extends Mishap> kind) {
        return mishaps.stream().anyMatch(kind::isInstance);
    }

    /** A person may have handed the company over, or had it read again, while the update ran. */
    private boolean mayStop(FaultyCompany company, UpdateResult result) {
        return result.completed()
                || company.wentBack()
                || result.shown().toString().contains("This update is over")
                || (result.outcome() == Outcome.NO_WORK && result.took().isPositive() && tooEarly(company));
    }

    private boolean tooEarly(FaultyCompany company) {
        return rules.answerReason(company).contains("a moment ago");
    }

    /** R2 and R12, by what was sent. */
    private void foreign(FaultyCompany company, UpdateResult result, List<String> wrong) {
        for (String request : result.requests()) {
            if (!company.isConfirmed() && !asksIdentityAlone(request)) {
                wrong.add("R2: asked before the confirmation: " + request);
            }
            companies.stream()
                    .filter(other -> other != company
                            && request.contains(other.customer().id()))
                    .forEach(other -> wrong.add("R12: names " + other));
        }
    }

    private static boolean asksIdentityAlone(String request) {
        var asked = java.util.regex.Pattern.compile("<(\\w+Rq)[\\s/>]")
                .matcher(request)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("QBXMLMsgsRq"))
                .toList();
        return IDENTITY.containsAll(asked);
    }

    // ------------------------------------------------------------------------------------------------- end

    /** Nothing goes wrong any more: after a day each company has to agree with its file, save those that are stopped. */
    void calm() {
        for (var company : companies) {
            calm(company);
        }
        lost.forEach(company -> check(0, company));
    }

    private void calm(FaultyCompany company) {
        var machine = company.machines().getFirst();
        if (machine.pc().settings().computerName().equals("SERVER")) {
            machine.pc().quickBooks().close();
        }
        hub.clock().advance(Duration.ofHours(1));
        if (!company.isConfirmed()) {
            completes(company, machine);
            company.confirm();
        }
        everyMachineCalls(company);
        for (var wait : List.of(Duration.ofMinutes(40), Duration.ofHours(25), Duration.ofMinutes(40))) {
            hub.clock().advance(wait);
            if (company.wentBack()) {
                machine.updates(company.watching(UpdateListener.SILENT), List.of());
            } else {
                completes(company, machine);
            }
        }
        for (int i = 0;
                i < TRIES_OF_A_WRITE && !company.wentBack() && !stuck(company).isEmpty();
                i++) {
            hub.clock().advance(Duration.ofMinutes(65));
            completes(company, machine);
        }
        check(0, company);
        var broken = new ArrayList<>(rules.feedTellsTheMirror(company));
        if (company.wentBack()) {
            if (!rules.standing(company).suspended()) {
                broken.add("R9: the file went back in time, and the company works on");
            }
        } else {
            broken.addAll(new Agreement(hub, company.customer(), company.kind().discountInLinks())
                    .differences(company.file()));
            stuck(company).forEach(request -> broken.add("stuck: " + request));
            broken.addAll(company.writes().wrongInTheEnd(requests(company), company.file()));
            broken.addAll(new Listings(hub.rest(), company).broken(requests(company)));
            broken.addAll(unsound(company));
        }
        tally.standings(WriteLedger.standings(requests(company)));
        if (rules.openSessions(company) > 0) {
            broken.add("a session never ended");
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(company + " in the end:\n" + String.join("\n", broken));
        }
    }

    /** The connector that was confirmed may not have been here since, and the others wait for it until the file has its mark. */
    private void everyMachineCalls(FaultyCompany company) {
        for (var machine : company.machines()) {
            hub.clock().advance(Duration.ofMinutes(40));
            machine.updates(company.watching(UpdateListener.SILENT), List.of());
        }
    }

    /** What the full comparison finds, save what people have brought about in QuickBooks or here. */
    private List<String> unsound(FaultyCompany company) {
        hub.rest().post(company.customer().path() + "/reconciliations", "").expect(201);
        return hub.rest().all(company.customer().path() + "/discrepancies?status=open").stream()
                .filter(found -> isOfTheHub(company, found))
                .map(found -> "not reconciled: " + found)
                .toList();
    }

    private static boolean isOfTheHub(FaultyCompany company, JsonNode found) {
        var code = found.path("code").asString();
        return NEVER_OF_PEOPLE.contains(code)
                || (OF_CHANGED_BILLS.contains(code)
                        && !company.changedByPeople()
                                .contains(found.at("/entity/txnId").asString()));
    }

    private List<String> stuck(FaultyCompany company) {
        return company.writes().stuck(requests(company));
    }

    /** Two companies of one machine take turns, so the first call may be too early. */
    private void completes(FaultyCompany company, Customer.Machine machine) {
        @Nullable UpdateResult result = null;
        for (int i = 0; i < 4; i++) {
            result = machine.updates(company.watching(UpdateListener.SILENT), List.of());
            tally.update(List.of(), result);
            if (result.completed()) {
                return;
            }
            hub.clock().advance(Duration.ofMinutes(5));
        }
        throw new AssertionError(company + " does not come to rest: " + result);
    }

    @Override
    public void close() {
        nodes.close();
    }
}

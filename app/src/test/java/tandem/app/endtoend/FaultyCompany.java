package tandem.app.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandemsim.companyfile.Backup;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.companyfile.qbxml.Habits;
import tandemsim.connector.UpdateListener;

/** A customer of the fault simulation: its file, its machines, and what the test remembers of it. */
final class FaultyCompany {

    private static final int MUCH_EDITED = 5;

    /**
     * What a customer is like.
     *
     * @param sacrificial whether its file will be restored from a backup, which stops the company for good
     */
    record Kind(String name, Habits habits, ZoneId zone, boolean discountInLinks, boolean sacrificial) {}

    private final Kind kind;
    private final Customer customer;
    private final List<Customer.Machine> machines = new ArrayList<>();
    private final CompanyFile otherFile;
    private final Set<String> everHeld = new HashSet<>();
    private final Map<String, LocalDateTime> goneSince = new HashMap<>();
    private final Set<String> changedByPeople = new HashSet<>();
    private final List<Backup> backups = new ArrayList<>();
    private final WriteLedger writes = new WriteLedger();
    private final List<String> muchEdited;
    private int texts;
    private boolean confirmed;
    private boolean wentBack;
    private long feedWhenItWentBack;
    private int visitsSinceItWentBack;

    FaultyCompany(RunningHub hub, Kind kind, String name, long seed) {
        this.kind = kind;
        var clock = new PcClock(hub.clock(), kind.zone());
        var file = CompanyFile.generate(Profile.small().scaled(0.15), seed, clock);
        file.behave(kind.habits());
        this.customer = Customer.with(hub, name, file);
        this.muchEdited = file.truth().vendors().stream()
                .map(Truth.VendorTruth::listId)
                .limit(MUCH_EDITED)
                .toList();
        this.otherFile = CompanyFile.generate(Profile.small().scaled(0.02), seed + 1, clock);
        remember();
    }

    Kind kind() {
        return kind;
    }

    Customer customer() {
        return customer;
    }

    CompanyFile file() {
        return customer.file();
    }

    UUID id() {
        return CompanyId.parse(customer.id()).orElseThrow().value();
    }

    List<Customer.Machine> machines() {
        return machines;
    }

    CompanyFile otherFile() {
        return otherFile;
    }

    Customer.Machine withMachine(Customer.Machine machine) {
        machines.add(machine);
        otherFile.authorise(machine.application().appName());
        backups.add(file().backup());
        return machine;
    }

    /** What was to be written, and what was. */
    WriteLedger writes() {
        return writes;
    }

    /** Watches an update of one of its machines, and tells the other listener all of it. */
    UpdateListener watching(UpdateListener other) {
        return writes.watching(file(), this::remember, other);
    }

    /** The ListIDs of the few vendors that both sides change. */
    List<String> muchEdited() {
        return muchEdited;
    }

    /** A text that was never used for this company. */
    String newText() {
        return "w" + ++texts;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    void confirm() {
        customer.confirms();
        confirmed = true;
    }

    /** Whether its file went back in time: from then on nothing may be applied. */
    boolean wentBack() {
        return wentBack;
    }

    long feedWhenItWentBack() {
        return feedWhenItWentBack;
    }

    int visitSinceItWentBack() {
        return ++visitsSinceItWentBack;
    }

    void office(Random random, int changes) {
        var before = billsAsTheyStand();
        new OfficeLife(file(), muchEdited, random).goesOn(changes);
        var after = billsAsTheyStand();
        before.forEach((txnId, bill) -> {
            if (!bill.equals(after.get(txnId))) {
                changedByPeople.add(txnId);
            }
        });
        remember();
    }

    private Map<String, List<Object>> billsAsTheyStand() {
        return file().truth().bills().stream()
                .collect(Collectors.toMap(
                        Truth.BillTruth::txnId,
                        bill -> List.of(
                                bill.refNumber(),
                                bill.memo(),
                                bill.date(),
                                String.valueOf(bill.dueDate()),
                                bill.termsListId(),
                                bill.amountDue(),
                                bill.lines())));
    }

    /** The TxnIDs of bills that people have changed in QuickBooks. */
    Set<String> changedByPeople() {
        return changedByPeople;
    }

    void backUp() {
        backups.add(file().backup());
    }

    /** A backup is restored, or Windows puts a copy from before the hub's mark in the place of the file. */
    void goBack(Random random, long feed) {
        if (random.nextInt(3) == 0) {
            file().bookkeeper().administrator().swapIn(backups.getFirst());
        } else {
            file().bookkeeper().administrator().restore(backups.get(random.nextInt(backups.size())));
        }
        wentBack = true;
        feedWhenItWentBack = feed;
    }

    /** Notes what the file holds now, and since when it lacks what it held. */
    void remember() {
        var held = ids();
        everHeld.addAll(held);
        var wall = wall();
        everHeld.stream().filter(id -> !held.contains(id)).forEach(id -> goneSince.putIfAbsent(id, wall));
    }

    Set<String> everHeld() {
        return everHeld;
    }

    /** What is not in the file any more, with the time at which that was noticed, by the PC's wall clock. */
    Map<String, LocalDateTime> goneSince() {
        return goneSince;
    }

    LocalDateTime wall() {
        return LocalDateTime.ofInstant(file().clock().clock().instant(), kind.zone());
    }

    private Set<String> ids() {
        var truth = file().truth();
        return Stream.of(
                        truth.vendors().stream().map(one -> one.listId()),
                        truth.otherLists().stream().map(one -> one.listId()),
                        truth.bills().stream().map(one -> one.txnId()),
                        truth.credits().stream().map(one -> one.txnId()),
                        truth.payments().stream().map(one -> one.txnId()))
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());
    }

    /** How long it takes from this moment to the next change of the zone's offset, or since the last; whichever is nearer. */
    @Nullable
    Duration toNearestClockChange(Instant now) {
        var rules = kind.zone().getRules();
        var next = rules.nextTransition(now);
        return next == null ? null : Duration.between(now, next.getInstant());
    }

    @Override
    public String toString() {
        return kind.name() + " (" + customer.id() + ")";
    }
}

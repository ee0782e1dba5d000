package tandem.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Address;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.reading.Mirror;
import tandem.vendor.MirroredVendor;
import tandem.vendor.VendorBook;
import tandem.wire.Answer;
import tandem.wire.Write;

/** The copy of QuickBooks' records in plain maps. */
final class InMemoryMirror implements Mirror, VendorBook {

    final Map<Kind, Map<String, QuickBooksRecord>> held = new EnumMap<>(Kind.class);
    final Set<String> removed = new LinkedHashSet<>();
    /** Those of them that QuickBooks did not call deleted. */
    final Set<String> missing = new LinkedHashSet<>();

    /** Vendors whose bills and credits do not add up to their balances. */
    final Set<String> off = new LinkedHashSet<>();

    /** How many changes of records there were. */
    long changes;

    final List<Integer> batches = new ArrayList<>();
    /** Which bills a record names, for payments and credits. */
    final Map<String, Set<String>> billsNamedBy = new LinkedHashMap<>();

    private final Map<String, Instant> takenIn = new LinkedHashMap<>();
    private final Map<Instant, Set<String>> seenBySweep = new LinkedHashMap<>();

    Map<String, QuickBooksRecord> of(Kind kind) {
        return held.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    }

    static UUID idOf(String listId) {
        return UUID.nameUUIDFromBytes(listId.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<MirroredVendor> vendor(CompanyId company, UUID id) {
        return of(Kind.VENDOR).values().stream()
                .map(Vendor.class::cast)
                .filter(vendor -> idOf(vendor.id()).equals(id))
                .map(vendor -> new MirroredVendor(
                        id,
                        vendor.id(),
                        vendor.version().editSequence(),
                        vendor.name(),
                        Map.of(
                                Write.VendorField.PHONE, Objects.requireNonNullElse(vendor.phone(), ""),
                                Write.VendorField.EMAIL, Objects.requireNonNullElse(vendor.email(), "")),
                        Address.NONE,
                        removed.contains(vendor.id()),
                        1))
                .findFirst();
    }

    boolean isEmpty() {
        return held.values().stream().allMatch(Map::isEmpty) && removed.isEmpty();
    }

    @Override
    public Applied apply(
            CompanyId company,
            Kind kind,
            List<? extends QuickBooksRecord> records,
            Map<String, UUID> ours,
            Instant now) {
        batches.add(records.size());
        int changed = 0;
        var vendors = new LinkedHashSet<String>();
        var bills = new LinkedHashSet<String>();
        for (var record : records) {
            if (record.kind() != kind) {
                throw new IllegalArgumentException("a " + record.kind() + " among records of " + kind);
            }
            var before = of(kind).get(record.id());
            boolean newer = before == null
                    || !record.version()
                            .timeModified()
                            .isBefore(before.version().timeModified());
            if (newer && !record.equals(before)) {
                changed++;
                removed.remove(record.id());
                missing.remove(record.id());
                takenIn.put(record.id(), now);
                of(kind).put(record.id(), record);
                if (record instanceof Bill bill) {
                    vendor(bill.vendor(), vendors);
                }
                bills.addAll(billsNamedBy.getOrDefault(record.id(), Set.of()));
            }
        }
        changes += changed;
        return new Applied(records.size(), changed, Map.of(Kind.VENDOR, vendors, Kind.BILL, bills));
    }

    @Override
    public Applied remove(CompanyId company, Kind kind, List<Answer.Deleted> deleted, Instant now) {
        var ids = new LinkedHashSet<String>();
        deleted.forEach(gone -> ids.add(gone.id()));
        var applied = gone(kind, ids);
        missing.removeAll(ids);
        return applied;
    }

    @Override
    public Applied forget(CompanyId company, Kind kind, Set<String> ids, Instant now) {
        ids.stream().filter(id -> !removed.contains(id)).forEach(missing::add);
        return gone(kind, ids);
    }

    private Applied gone(Kind kind, Set<String> ids) {
        int changed = 0;
        var bills = new LinkedHashSet<String>();
        for (var id : ids) {
            if (of(kind).containsKey(id) && removed.add(id)) {
                changed++;
                bills.addAll(billsNamedBy.getOrDefault(id, Set.of()));
            }
        }
        changes += changed;
        return new Applied(0, changed, Map.of(Kind.BILL, bills));
    }

    @Override
    public Set<String> changedWithin(
            CompanyId company, Kind kind, Set<String> ids, LocalDateTime from, LocalDateTime to) {
        var changed = new LinkedHashSet<>(ids);
        changed.removeIf(id -> removed.contains(id) || !isChangedWithin(of(kind).get(id), from, to));
        return changed;
    }

    @Override
    public int missingOf(CompanyId company, LocalDateTime from, LocalDateTime to) {
        return (int) held.entrySet().stream()
                .filter(kind -> !kind.getKey().isList())
                .flatMap(kind -> kind.getValue().values().stream())
                .filter(record -> missing.contains(record.id()) && isChangedWithin(record, from, to))
                .count();
    }

    private static boolean isChangedWithin(@Nullable QuickBooksRecord record, LocalDateTime from, LocalDateTime to) {
        return record != null
                && !record.version().timeModified().isBefore(from)
                && !record.version().timeModified().isAfter(to);
    }

    /** QuickBooks' clock shows UTC here. */
    @Override
    public Map<Kind, Set<String>> heldFromBefore(CompanyId company, List<? extends QuickBooksRecord> records) {
        var vendors = new LinkedHashSet<String>();
        var bills = new LinkedHashSet<String>();
        for (var record : records) {
            var modified = record.version().timeModified().toInstant(ZoneOffset.UTC);
            var named = new LinkedHashSet<String>();
            if (record instanceof Bill bill) {
                vendor(bill.vendor(), named);
            }
            named.stream().filter(id -> isOlder(id, modified)).forEach(vendors::add);
            billsNamedBy.getOrDefault(record.id(), Set.of()).stream()
                    .filter(id -> isOlder(id, modified))
                    .forEach(bills::add);
        }
        return Map.of(Kind.VENDOR, vendors, Kind.BILL, bills);
    }

    private boolean isOlder(String id, Instant than) {
        var taken = takenIn.get(id);
        return taken != null && taken.isBefore(than);
    }

    @Override
    public Set<String> compareOpenBills(CompanyId company, List<Answer.OpenBill> page, Instant sweepStarted) {
        var different = new LinkedHashSet<String>();
        for (var open : page) {
            seenBySweep
                    .computeIfAbsent(sweepStarted, s -> new LinkedHashSet<>())
                    .add(open.txnId());
            if (!(of(Kind.BILL).get(open.txnId()) instanceof Bill bill)
                    || !bill.version().editSequence().equals(open.editSequence())
                    || !Objects.equals(bill.openAmount(), open.openAmount())) {
                different.add(open.txnId());
            }
        }
        return different;
    }

    @Override
    public Set<String> openBillsMissedBy(CompanyId company, Instant sweepStarted) {
        var missed = new LinkedHashSet<String>();
        var seen = seenBySweep.getOrDefault(sweepStarted, Set.of());
        of(Kind.BILL).values().forEach(record -> {
            if (record instanceof Bill bill
                    && !Boolean.TRUE.equals(bill.isPaid())
                    && !removed.contains(bill.id())
                    && !seen.contains(bill.id())) {
                missed.add(bill.id());
            }
        });
        return missed;
    }

    @Override
    public Set<String> vendorsThatDoNotAddUp(CompanyId company) {
        return Set.copyOf(off);
    }

    @Override
    public int count(CompanyId company, Kind kind, @Nullable LocalDate from) {
        var held = new LinkedHashMap<>(of(kind));
        held.keySet().removeAll(removed);
        held.values().removeIf(record -> !kind.isList() && !isWithin(record, from, null));
        return held.size();
    }

    @Override
    public Compared compareOutlines(
            CompanyId company,
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Answer.Outline> shown,
            Instant askedAt) {
        var left = new LinkedHashMap<>(of(kind));
        left.keySet().removeAll(removed);
        left.values().removeIf(record -> !kind.isList() && !isWithin(record, from, to));
        var differing = new LinkedHashSet<String>();
        var older = new LinkedHashSet<String>();
        for (var outline : shown) {
            var here = left.remove(outline.id());
            if (here != null
                    && Long.parseLong(outline.editSequence())
                            < Long.parseLong(here.version().editSequence())) {
                older.add(outline.id());
            }
            if (here == null || !here.version().editSequence().equals(outline.editSequence())) {
                differing.add(outline.id());
            }
        }
        differing.addAll(left.keySet());
        var oldest = of(kind).values().stream()
                .map(InMemoryMirror::date)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return new Compared(differing, older, oldest.orElse(null));
    }

    private static boolean isWithin(QuickBooksRecord record, @Nullable LocalDate from, @Nullable LocalDate to) {
        return date(record)
                .filter(day -> from == null || !day.isBefore(from))
                .filter(day -> to == null || !day.isAfter(to))
                .isPresent();
    }

    private static Optional<LocalDate> date(QuickBooksRecord record) {
        return record instanceof Bill bill ? Optional.ofNullable(bill.txnDate()) : Optional.empty();
    }

    private static void vendor(@Nullable Ref ref, Set<String> vendors) {
        if (ref != null && ref.listId() != null) {
            vendors.add(ref.listId());
        }
    }
}

package tandem.vendor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.request.Cause;
import tandem.request.Errand.AddressChange;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Mended;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.request.Subject;
import tandem.wire.TextCheck;
import tandem.wire.TextField;
import tandem.wire.TextRules;
import tandem.wire.Write.VendorField;

/** Where vendors are edited on this side. What changes goes to QuickBooks by a request; vendors are made in QuickBooks alone. */
public final class VendorDesk {

    private static final Set<RequestStatus> ON_THE_WAY =
            Set.of(RequestStatus.BLOCKED, RequestStatus.QUEUED, RequestStatus.SENT, RequestStatus.IN_DOUBT);

    private final VendorBook vendors;
    private final OwnFieldsDesk ownFields;
    private final Requests requests;
    private final TextRules texts;
    private final Clock clock;

    /** Puts the desk together. */
    public VendorDesk(VendorBook vendors, OwnFieldsDesk ownFields, Requests requests, TextRules texts, Clock clock) {
        this.vendors = vendors;
        this.ownFields = ownFields;
        this.requests = requests;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What a vendor is to be.
     *
     * @param fields a field that is missing is to be empty
     * @param own what is kept on this side alone
     */
    public record Wanted(Map<VendorField, String> fields, Address address, OwnFields own) {
        /** Copies the fields. */
        public Wanted {
            fields = Map.copyOf(fields);
        }

        /** The text of a field; empty where there is none. */
        public String text(VendorField field) {
            return fields.getOrDefault(field, "");
        }
    }

    /**
     * Changes a vendor: what QuickBooks has by a request, and what is kept on this side at once. An edit that comes while another is on its way goes on from there and waits for it.
     *
     * @param allowed which versions the edit is meant for
     * @param change what the vendor is to be, given what it will be once every edit that is on its way has arrived
     * @return the request; empty: nothing is to be changed in QuickBooks
     */
    public Outcome<Optional<RequestId>, VendorRefusal> edit(
            CompanyId company, UUID id, LongPredicate allowed, UnaryOperator<Wanted> change, Actor actor) {
        requests.hold(company);
        var held = vendors.vendor(company, id).orElse(null);
        if (held == null) {
            return Outcome.refused(new VendorRefusal.NotFound());
        }
        var onTheWay = onTheWay(company, id);
        var kept = ownFields.of(company, id);
        var expected = expected(held, kept.fields(), onTheWay);
        var wanted = change.apply(expected);
        long version = held.version() + kept.version();
        if (!allowed.test(version)) {
            return Outcome.refused(new VendorRefusal.Stale(version));
        }
        if (held.isRemoved()) {
            return Outcome.refused(new VendorRefusal.Gone());
        }
        var violations = new ArrayList<Violation>();
        var edit = edit(id, expected, wanted, violations);
        OwnFieldsDesk.judge(wanted.own(), violations);
        if (!violations.isEmpty()) {
            return Outcome.refused(new VendorRefusal.Invalid(violations));
        }
        ownFields.keep(company, id, kept, wanted.own(), actor);
        return Outcome.done(edit.map(errand -> queue(company, errand, onTheWay, actor)));
    }

    /**
     * Gives a failed edit another content, judged like the first time. What is the same as before stays meant for what the vendor
     * was then, and what differs is meant for what it is now.
     *
     * @param failed the request of the edit, which the caller re-queues with what comes back
     * @param fields what is to change, and into what
     * @param address absent: it is not to change
     */
    public Outcome<Mended, VendorRefusal> amend(
            Request failed, Map<VendorField, String> fields, @Nullable Address address) {
        var before = (VendorEdit) failed.errand();
        var held = vendors.vendor(failed.company(), before.vendor()).orElse(null);
        if (held == null || held.isRemoved()) {
            return Outcome.refused(new VendorRefusal.Gone());
        }
        var violations = new ArrayList<Violation>();
        var check = new TextCheck(texts, violations);
        var changes = new EnumMap<VendorField, TextChange>(VendorField.class);
        fields.forEach((field, text) -> {
            var to = check.stored(name(field), field.field(), text);
            var known = before.fields().get(field);
            var change = known != null && known.to().equals(to) ? known : new TextChange(held.text(field), to);
            if (!change.from().equals(change.to())) {
                changes.put(field, change);
            }
        });
        var moved = address == null ? null : amended(before.address(), held.address(), stored(address, check));
        if (violations.isEmpty() && changes.isEmpty() && moved == null) {
            violations.add(
                    new Violation("", "empty", "changes nothing; cancel the request if nothing is to be changed"));
        }
        return violations.isEmpty()
                ? Outcome.done(new Mended(new VendorEdit(before.vendor(), changes, moved), failed.dependsOn()))
                : Outcome.refused(new VendorRefusal.Invalid(violations));
    }

    private static @Nullable AddressChange amended(@Nullable AddressChange before, Address now, Address to) {
        if (before != null && before.to().equals(to)) {
            return before;
        }
        return now.equals(to) ? null : new AddressChange(now, to);
    }

    private List<Request> onTheWay(CompanyId company, UUID id) {
        return requests.pending(company, new Subject(Kind.VENDOR, id)).stream()
                .filter(request -> ON_THE_WAY.contains(request.status()))
                .toList();
    }

    private RequestId queue(CompanyId company, VendorEdit edit, List<Request> onTheWay, Actor actor) {
        var now = clock.instant();
        var id = new RequestId(UuidV7.at(now));
        var after = onTheWay.stream().map(Request::id).collect(Collectors.toUnmodifiableSet());
        requests.add(Request.of(id, company, edit, after, now), new Cause(actor.id(), null));
        return id;
    }

    private static Wanted expected(MirroredVendor held, OwnFields own, List<Request> onTheWay) {
        var fields = new EnumMap<VendorField, String>(VendorField.class);
        for (var field : VendorField.values()) {
            fields.put(field, expected(held.text(field), field, onTheWay));
        }
        return new Wanted(fields, expected(held.address(), onTheWay), own);
    }

    /** What stays as it is is not judged: it stands in QuickBooks already. */
    private Optional<VendorEdit> edit(UUID id, Wanted expected, Wanted wanted, List<Violation> violations) {
        var check = new TextCheck(texts, violations);
        var fields = new EnumMap<VendorField, TextChange>(VendorField.class);
        for (var field : VendorField.values()) {
            var from = expected.text(field);
            if (from.equals(wanted.text(field))) {
                continue;
            }
            var to = check.stored(name(field), field.field(), wanted.text(field));
            if (!from.equals(to)) {
                fields.put(field, new TextChange(from, to));
            }
        }
        var from = expected.address();
        var to = from.equals(wanted.address()) ? from : stored(wanted.address(), check);
        var address = from.equals(to) ? null : new AddressChange(from, to);
        return fields.isEmpty() && address == null
                ? Optional.empty()
                : Optional.of(new VendorEdit(id, fields, address));
    }

    /** What a field will be once everything that is on its way has arrived. */
    private static String expected(String now, VendorField field, List<Request> onTheWay) {
        var text = now;
        for (var request : onTheWay) {
            if (request.errand() instanceof VendorEdit edit && edit.fields().get(field) instanceof TextChange change) {
                text = change.to();
            }
        }
        return text;
    }

    private static Address expected(Address now, List<Request> onTheWay) {
        var address = now;
        for (var request : onTheWay) {
            if (request.errand() instanceof VendorEdit edit && edit.address() instanceof AddressChange change) {
                address = change.to();
            }
        }
        return address;
    }

    private static Address stored(Address wanted, TextCheck check) {
        return new Address(
                line("line1", TextField.ADDRESS_LINE, wanted.line1(), check),
                line("line2", TextField.ADDRESS_LINE, wanted.line2(), check),
                line("line3", TextField.ADDRESS_LINE, wanted.line3(), check),
                line("line4", TextField.ADDRESS_LINE, wanted.line4(), check),
                line("line5", TextField.ADDRESS_LINE, wanted.line5(), check),
                line("city", TextField.CITY, wanted.city(), check),
                line("state", TextField.STATE, wanted.state(), check),
                line("postalCode", TextField.POSTAL_CODE, wanted.postalCode(), check),
                line("country", TextField.COUNTRY, wanted.country(), check));
    }

    private static @Nullable String line(String name, TextField field, @Nullable String text, TextCheck check) {
        var stored = check.stored("address/" + name, field, text);
        return stored.isEmpty() ? null : stored;
    }

    private static String name(VendorField field) {
        return switch (field) {
            case COMPANY_NAME -> "companyName";
            case PHONE -> "phone";
            case ALT_PHONE -> "altPhone";
            case FAX -> "fax";
            case EMAIL -> "email";
            case CONTACT -> "contact";
            case PRINT_ON_CHECK_AS -> "printOnCheckAs";
            case ACCOUNT_NUMBER -> "accountNumber";
        };
    }
}

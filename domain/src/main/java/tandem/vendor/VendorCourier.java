package tandem.vendor;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Vendor;
import tandem.request.Courier;
import tandem.request.Errand;
import tandem.request.Errand.AddressChange;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Write;
import tandem.wire.Write.VendorField;

/**
 * Carries edits of vendors. What both sides have changed is decided field by field: different fields come together, and of
 * the same field QuickBooks' text stays and the person is told both.
 */
public final class VendorCourier implements Courier {

    private static final String CHANGED_IN_QUICKBOOKS = "changed_in_quickbooks";

    private final VendorBook vendors;

    /** Compares with what the mirror holds. */
    public VendorCourier(VendorBook vendors) {
        this.vendors = vendors;
    }

    @Override
    public Operation operation() {
        return Operation.VENDOR_MOD;
    }

    @Override
    public String name(CompanyId company, Errand errand) {
        return vendors.vendor(company, ((VendorEdit) errand).vendor())
                .map(vendor -> "The edit of the vendor " + quoted(vendor.name()))
                .orElse("The edit of a vendor");
    }

    /** An edit compared with what QuickBooks has now: what is still to be sent, and where QuickBooks' text stays. */
    private static final class Comparison {
        private final Map<VendorField, String> fields = new EnumMap<>(VendorField.class);
        private final List<String> lost = new ArrayList<>();
        private @Nullable Address address;
        private boolean isAnyAsWanted;

        Comparison(VendorEdit edit, Map<VendorField, String> texts, Address addressThere) {
            edit.fields().forEach((field, change) -> compare(field, change, texts.getOrDefault(field, "")));
            if (edit.address() != null) {
                compare(edit.address(), addressThere);
            }
        }

        private void compare(VendorField field, TextChange change, String there) {
            if (there.equals(change.to())) {
                isAnyAsWanted = true;
            } else if (there.equals(change.from())) {
                fields.put(field, change.to());
            } else {
                lost.add(told(words(field), there, change.to()));
            }
        }

        private void compare(AddressChange change, Address there) {
            if (there.equals(change.to())) {
                isAnyAsWanted = true;
            } else if (there.equals(change.from())) {
                address = change.to();
            } else {
                lost.add(told("address", onOneLine(there), onOneLine(change.to())));
            }
        }

        boolean isAllDecided() {
            return fields.isEmpty() && address == null;
        }
    }

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var edit = (VendorEdit) errand;
        var held = vendors.vendor(company, edit.vendor()).orElse(null);
        if (held == null || held.isRemoved()) {
            return new Dispatch.Refused(gone(held));
        }
        var comparison = new Comparison(edit, held.fields(), held.address());
        var notice = comparison.lost.isEmpty() ? null : lost(held.name(), comparison.lost);
        if (!comparison.isAllDecided()) {
            return new Dispatch.Go(
                    new Write.ChangeVendor(held.listId(), held.editSequence(), comparison.fields, comparison.address),
                    notice);
        }
        return notice == null ? new Dispatch.AlreadySo(held.listId()) : new Dispatch.Refused(notice);
    }

    @Override
    public Optional<String> record(CompanyId company, Errand errand) {
        return vendors.vendor(company, ((VendorEdit) errand).vendor()).map(MirroredVendor::listId);
    }

    @Override
    public List<Question> lookUp(CompanyId company, Errand errand) {
        var edit = (VendorEdit) errand;
        var held = vendors.vendor(company, edit.vendor())
                .orElseThrow(() -> new IllegalStateException("an edit of a vendor that was never mirrored"));
        return List.of(new Question.Records(Kind.VENDOR, new Selection.Named(Set.of(held.listId())), null, null));
    }

    /**
     * QuickBooks carries out an edit as a whole or not at all. So it has not been where something stands as before, and it may be sent
     * again: it is compared once more before it goes. Where something stands as it was wanted and the rest has become something else, it is as
     * if QuickBooks' text had stayed there; where everything has, nobody can tell.
     */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var edit = (VendorEdit) errand;
        return found.stream()
                .filter(Vendor.class::isInstance)
                .map(Vendor.class::cast)
                .findFirst()
                .map(vendor -> judge(edit, vendor))
                .orElseGet(Finding.NotCarriedOut::new);
    }

    private static Finding judge(VendorEdit edit, Vendor vendor) {
        var there = new Comparison(edit, VendorFields.of(vendor), VendorFields.address(vendor));
        if (!there.isAllDecided()) {
            return new Finding.NotCarriedOut();
        }
        if (there.lost.isEmpty()) {
            return new Finding.CarriedOut(vendor.id());
        }
        return there.isAnyAsWanted
                ? new Finding.CarriedOut(vendor.id(), lost(vendor.name(), there.lost))
                : new Finding.Unclear(
                        "Somebody has changed the vendor " + quoted(vendor.name()) + " in QuickBooks meanwhile: "
                                + String.join("; ", there.lost)
                                + ". What stands there stays, and nothing more of this edit is sent.",
                        "Cancel this request; if the other text is the right one, enter it again.");
    }

    @Override
    public List<QuickBooksRecord> understood(Errand errand, List<QuickBooksRecord> shown) {
        var edit = (VendorEdit) errand;
        return shown.stream()
                .map(record -> record instanceof Vendor vendor ? emptied(edit, vendor) : record)
                .toList();
    }

    private static Vendor emptied(VendorEdit edit, Vendor vendor) {
        var fields = EnumSet.noneOf(VendorField.class);
        edit.fields().forEach((field, change) -> {
            if (change.to().isEmpty()) {
                fields.add(field);
            }
        });
        boolean isAddress = edit.address() != null && edit.address().to().equals(Address.NONE);
        return VendorFields.emptied(vendor, fields, isAddress);
    }

    private static Failure gone(@Nullable MirroredVendor vendor) {
        return new Failure(
                "vendor_gone",
                Failure.Severity.ERROR,
                "The vendor " + (vendor == null ? "" : quoted(vendor.name()) + " ")
                        + "is not in QuickBooks any more, so it was not changed.",
                "Make the change at the vendor that took its place, or cancel this request.",
                Failure.Who.BOOKKEEPER,
                false);
    }

    private static Failure lost(@Nullable String vendor, List<String> lost) {
        return new Failure(
                CHANGED_IN_QUICKBOOKS,
                Failure.Severity.NOTICE,
                "The vendor " + quoted(vendor)
                        + " was changed in QuickBooks as well, and QuickBooks' text stayed: " + String.join("; ", lost)
                        + ".",
                "If the other text is the right one, enter it again.",
                Failure.Who.BOOKKEEPER,
                false);
    }

    private static String told(String field, String there, String wanted) {
        return field + " is " + quoted(there) + " there, and " + quoted(wanted) + " was entered here";
    }

    private static String quoted(@Nullable String text) {
        return text == null || text.isEmpty() ? "empty" : '"' + text + '"';
    }

    private static String words(VendorField field) {
        return switch (field) {
            case COMPANY_NAME -> "company name";
            case PHONE -> "phone";
            case ALT_PHONE -> "other phone";
            case FAX -> "fax";
            case EMAIL -> "email";
            case CONTACT -> "contact";
            case PRINT_ON_CHECK_AS -> "name on checks";
            case ACCOUNT_NUMBER -> "account number";
        };
    }

    private static String onOneLine(Address address) {
        return Stream.of(
                        address.line1(),
                        address.line2(),
                        address.line3(),
                        address.line4(),
                        address.line5(),
                        address.city(),
                        address.state(),
                        address.postalCode(),
                        address.country())
                .filter(part -> part != null && !part.isEmpty())
                .collect(joining(", "));
    }
}

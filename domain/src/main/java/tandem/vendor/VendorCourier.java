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

    /** An edit compared with what QuickBooks has now. */
    private record Comparison(
            Map<VendorField, String> fields, @Nullable Address address, List<String> lost) {}

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var edit = (VendorEdit) errand;
        var held = vendors.vendor(company, edit.vendor()).orElse(null);
        if (held == null || held.isRemoved()) {
            return new Dispatch.Refused(gone(held));
        }
        var comparison = compare(edit, held);
        var notice = comparison.lost().isEmpty() ? null : lost(held, comparison.lost());
        if (!comparison.fields().isEmpty() || comparison.address() != null) {
            return new Dispatch.Go(
                    new Write.ChangeVendor(
                            held.listId(), held.editSequence(), comparison.fields(), comparison.address()),
                    notice);
        }
        return notice == null ? new Dispatch.AlreadySo(held.listId()) : new Dispatch.Refused(notice);
    }

    private static Comparison compare(VendorEdit edit, MirroredVendor held) {
        var fields = new EnumMap<VendorField, String>(VendorField.class);
        var lost = new ArrayList<String>();
        edit.fields().forEach((field, change) -> {
            var there = held.text(field);
            if (there.equals(change.from()) && !there.equals(change.to())) {
                fields.put(field, change.to());
            } else if (!there.equals(change.to())) {
                lost.add(told(words(field), there, change.to()));
            }
        });
        var address = edit.address();
        if (address == null || held.address().equals(address.to())) {
            return new Comparison(fields, null, lost);
        }
        if (held.address().equals(address.from())) {
            return new Comparison(fields, address.to(), lost);
        }
        lost.add(told("address", onOneLine(held.address()), onOneLine(address.to())));
        return new Comparison(fields, null, lost);
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

    /** An edit may be sent again whenever it has not been carried out: it is compared once more before it goes. */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var edit = (VendorEdit) errand;
        return found.stream()
                .filter(Vendor.class::isInstance)
                .map(Vendor.class::cast)
                .filter(vendor -> isAsWanted(edit, vendor))
                .<Finding>map(vendor -> new Finding.CarriedOut(vendor.id()))
                .findFirst()
                .orElseGet(Finding.NotCarriedOut::new);
    }

    private static boolean isAsWanted(VendorEdit edit, Vendor vendor) {
        var shown = VendorFields.of(vendor);
        return edit.fields().entrySet().stream()
                        .allMatch(field -> shown.getOrDefault(field.getKey(), "")
                                .equals(field.getValue().to()))
                && (edit.address() == null || edit.address().to().equals(VendorFields.address(vendor)));
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

    private static Failure lost(MirroredVendor vendor, List<String> lost) {
        return new Failure(
                CHANGED_IN_QUICKBOOKS,
                Failure.Severity.NOTICE,
                "The vendor " + quoted(vendor.name())
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

package tandemsim.companyfile.qbxml;

import java.util.Locale;
import java.util.Set;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Vendor;

/** New vendors and changes to vendors. */
final class VendorWrites {

    private static final Set<String> REFERENCES = Set.of("ClassRef", "TermsRef", "CurrencyRef");
    private static final Set<String> GROUPS = Set.of("VendorAddress", "ShipAddress");
    private static final Set<String> UNKNOWN_LISTS = Set.of("VendorTypeRef", "BillingRateRef", "PrefillAccountRef");

    private VendorWrites() {}

    /** A new vendor. */
    record Add() implements Answerer {
        @Override
        public String kind() {
            return "VendorAdd";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public Status answer(Call call) {
            Element request = call.request().children().getFirst();
            Entering rules = new Entering(call);
            Vendor vendor = new Vendor();
            String name = request.require("Name").strip();
            if (name.isEmpty()) {
                throw new Refusal(3150, "There is a missing element: \"Name\".");
            }
            rules.nameFree(name, vendor);
            Entering.unavailable(request, "OpenBalance");
            vendor.name = name;
            vendor.currency = call.books().company.homeCurrency;
            fill(rules, request, vendor);
            call.books().born(vendor, call.clock());
            call.books().add(vendor);
            ListRets.vendor(call.xml(), vendor);
            return Status.OK;
        }
    }

    /** Changes fields of a vendor; what is not named stays. */
    record Modify() implements Answerer {
        @Override
        public String kind() {
            return "VendorMod";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public Status answer(Call call) {
            Element request = call.request().children().getFirst();
            Entering rules = new Entering(call);
            String id = request.require("ListID");
            Vendor vendor = call.books().vendors.get(Ids.parse(id));
            if (vendor == null) {
                throw Entering.notFound(id);
            }
            rules.unlocked(vendor, 3175);
            rules.current(request, vendor);
            String name = request.value("Name").map(String::strip).orElse(vendor.name);
            if (name.isEmpty()) {
                throw new Refusal(3190, "The element \"Name\" cannot be cleared.");
            }
            rules.nameFree(name, vendor);
            fill(rules, request, vendor);
            vendor.name = name;
            vendor.touch(call.clock());
            ListRets.vendor(call.xml(), vendor);
            return Status.OK;
        }
    }

    private static void fill(Entering rules, Element request, Vendor vendor) {
        rules.oneCurrency(request, "CurrencyRef");
        Entering.unavailable(
                request, "AdditionalContactRef", "Contacts", "ContactsMod", "AdditionalNotes", "AdditionalNotesMod");
        for (String list : UNKNOWN_LISTS) {
            if (request.has(list)
                    && !request.child(list).orElseThrow().children().isEmpty()) {
                throw new Refusal(3140, "There is an invalid reference to QuickBooks " + list + " in the request.");
            }
        }
        long terms =
                reference(rules.optional(request, "TermsRef", rules.books().terms), request, "TermsRef", vendor.terms);
        long entryClass = reference(
                rules.optional(request, "ClassRef", rules.books().classes), request, "ClassRef", vendor.vendorClass);
        long currency = reference(
                rules.optional(request, "CurrencyRef", rules.books().currencies),
                request,
                "CurrencyRef",
                vendor.currency);
        if (currency != vendor.currency && rules.books().hasTransactions(vendor)) {
            throw new Refusal(
                    3180, "There was an error when saving the vendor: it has transactions in its present currency.");
        }
        vendor.terms = terms;
        vendor.vendorClass = entryClass;
        vendor.currency = currency;
        request.value("IsActive")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> vendor.active = Element.isTrue(text));
        request.value("IsVendorEligibleFor1099").ifPresent(text -> vendor.eligibleFor1099 = Element.isTrue(text));
        for (Element child : request.children()) {
            if (GROUPS.contains(child.name())) {
                address(vendor, child);
            } else if (child.children().isEmpty() && !REFERENCES.contains(child.name())) {
                plain(vendor, child);
            }
        }
    }

    private static long reference(
            java.util.Optional<? extends tandemsim.companyfile.books.ListEntry> found,
            Element request,
            String element,
            long before) {
        if (!request.has(element)) {
            return before;
        }
        return found.map(entry -> entry.id).orElse(Ids.NONE);
    }

    /** An address is replaced as a whole. */
    private static void address(Vendor vendor, Element group) {
        vendor.text.keySet().removeIf(key -> key.startsWith(group.name() + "/"));
        group.children().forEach(part -> put(vendor, group.name() + "/" + part.name(), part.text()));
    }

    private static void plain(Vendor vendor, Element field) {
        switch (field.name()) {
            case "ListID",
                    "EditSequence",
                    "Name",
                    "IsActive",
                    "IsVendorEligibleFor1099",
                    "OpenBalance",
                    "OpenBalanceDate" -> {}
            case "ExternalGUID" -> put(vendor, field.name(), field.text().toUpperCase(Locale.ROOT));
            case "CreditLimit" ->
                put(vendor, field.name(), field.text().isBlank() ? "" : Numbers.amount(Numbers.cents(field.text())));
            default -> put(vendor, field.name(), field.text());
        }
    }

    private static void put(Vendor vendor, String key, String value) {
        if (value.isBlank()) {
            vendor.text.remove(key);
        } else {
            vendor.text.put(key, value.strip());
        }
    }
}

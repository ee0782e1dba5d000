package tandem.qbxml;

import java.util.List;
import java.util.stream.Stream;
import tandem.mirror.Kind;

/**
 * How one kind of record is asked for.
 *
 * @param name the request's element
 * @param includes flags that must be set for lines, links and applications to be sent
 * @param fields the only fields wanted; empty for all of them
 * @param outline the fields of a record in outline
 */
record KindQuery(String name, List<String> includes, List<String> fields, List<String> outline) {

    static KindQuery of(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> limited("AccountQueryRq", ACCOUNT_FIELDS);
            case STANDARD_TERMS -> whole("StandardTermsQueryRq");
            case DATE_DRIVEN_TERMS -> whole("DateDrivenTermsQueryRq");
            case CLASS -> whole("ClassQueryRq");
            case CURRENCY -> whole("CurrencyQueryRq");
            case VENDOR -> limited("VendorQueryRq", VENDOR_FIELDS);
            case CUSTOMER_JOB -> limited("CustomerQueryRq", CUSTOMER_FIELDS);
            case ITEM -> whole("ItemQueryRq");
            case BILL -> transaction("BillQueryRq", WITH_LINKS, "AmountDue", "OpenAmount", "IsPaid");
            case VENDOR_CREDIT -> transaction("VendorCreditQueryRq", WITH_LINKS, "CreditAmount", "OpenAmount");
            case BILL_PAYMENT_CHECK -> transaction("BillPaymentCheckQueryRq", WITH_LINES, "Amount");
            case BILL_PAYMENT_CREDIT_CARD -> transaction("BillPaymentCreditCardQueryRq", WITH_LINES, "Amount");
        };
    }

    /** All but the bank's account number, which has no business in the hub, and what follows from other records. */
    private static final List<String> ACCOUNT_FIELDS = List.of(
            "ListID",
            "TimeCreated",
            "TimeModified",
            "EditSequence",
            "Name",
            "FullName",
            "IsActive",
            "ParentRef",
            "AccountType",
            "AccountNumber",
            "Balance",
            "CurrencyRef");

    /**
     * What the mirror's vendor has. A vendor's whole answer also holds notes, contacts and credit limits, which are
     * long and personal. Names that a version or edition does not know are passed over by QuickBooks without a word.
     */
    private static final List<String> VENDOR_FIELDS = List.of(
            "ListID",
            "TimeCreated",
            "TimeModified",
            "EditSequence",
            "Name",
            "IsActive",
            "CompanyName",
            "VendorAddress",
            "Phone",
            "AltPhone",
            "Fax",
            "Email",
            "Contact",
            "NameOnCheck",
            "AccountNumber",
            "TermsRef",
            "VendorTaxIdent",
            "Balance",
            "CurrencyRef");

    /** A customer's whole answer is large and holds credit cards. */
    private static final List<String> CUSTOMER_FIELDS = List.of(
            "ListID",
            "TimeCreated",
            "TimeModified",
            "EditSequence",
            "Name",
            "FullName",
            "IsActive",
            "ParentRef",
            "Sublevel",
            "JobStatus",
            "CurrencyRef");

    private static final List<String> WITH_LINES = List.of("IncludeLineItems");
    private static final List<String> WITH_LINKS = List.of("IncludeLineItems", "IncludeLinkedTxns");
    private static final List<String> ENTRY_OUTLINE = List.of("ListID", "EditSequence");

    private static KindQuery whole(String name) {
        return limited(name, List.of());
    }

    private static KindQuery limited(String name, List<String> fields) {
        return new KindQuery(name, List.of(), fields, ENTRY_OUTLINE);
    }

    private static KindQuery transaction(String name, List<String> includes, String... amounts) {
        var outline = Stream.concat(Stream.of("TxnID", "EditSequence"), Stream.of(amounts))
                .toList();
        return new KindQuery(name, includes, List.of(), outline);
    }
}

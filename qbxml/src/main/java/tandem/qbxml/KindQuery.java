package tandem.qbxml;

import java.util.List;
import tandem.mirror.Kind;

/**
 * How one kind of record is asked for.
 *
 * @param name the request's element
 * @param includes flags that must be set for lines, links and applications to be sent
 * @param fields the only fields wanted; empty for all of them
 */
record KindQuery(String name, List<String> includes, List<String> fields) {

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
            case BILL -> whole("BillQueryRq", "IncludeLineItems", "IncludeLinkedTxns");
            case VENDOR_CREDIT -> whole("VendorCreditQueryRq", "IncludeLineItems", "IncludeLinkedTxns");
            case BILL_PAYMENT_CHECK -> whole("BillPaymentCheckQueryRq", "IncludeLineItems");
            case BILL_PAYMENT_CREDIT_CARD -> whole("BillPaymentCreditCardQueryRq", "IncludeLineItems");
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

    private static KindQuery whole(String name, String... includes) {
        return new KindQuery(name, List.of(includes), List.of());
    }

    private static KindQuery limited(String name, List<String> fields) {
        return new KindQuery(name, List.of(), fields);
    }
}

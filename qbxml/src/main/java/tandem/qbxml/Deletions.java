package tandem.qbxml;

import static tandem.qbxml.Values.required;
import static tandem.qbxml.Values.requiredClock;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.qbxml.binding.ListDeletedRet;
import tandem.qbxml.binding.TxnDeletedRet;
import tandem.wire.Answer;

/**
 * What was deleted: the types to ask for and what their names mean here. QuickBooks reports only types that are named
 * in the question.
 */
final class Deletions {

    /** The list types that make up the hub's kinds. */
    static final List<String> LIST_TYPES = Stream.concat(
                    Stream.of("Account", "Class", "Currency", "Customer", "DateDrivenTerms", "StandardTerms", "Vendor"),
                    Items.TYPES.stream().map(type -> "Item" + type))
            .sorted()
            .toList();

    /** The hub's kinds, then the transactions that can be applied to a bill or tied to it and are not mirrored. */
    static final List<String> TRANSACTION_TYPES = List.of(
            "Bill",
            "VendorCredit",
            "BillPaymentCheck",
            "BillPaymentCreditCard",
            "ItemReceipt",
            "Check",
            "JournalEntry",
            "CreditCardCredit");

    private static final Map<String, Kind> LIST_KINDS =
            LIST_TYPES.stream().collect(Collectors.toUnmodifiableMap(type -> type, Deletions::listKind));

    private static final Map<String, Kind> TRANSACTION_KINDS = Map.of(
            "Bill", Kind.BILL,
            "VendorCredit", Kind.VENDOR_CREDIT,
            "BillPaymentCheck", Kind.BILL_PAYMENT_CHECK,
            "BillPaymentCreditCard", Kind.BILL_PAYMENT_CREDIT_CARD);

    private Deletions() {}

    /** A deleted list entry; {@code null} for types that the hub does not mirror. */
    static Answer.@Nullable Deleted entry(ListDeletedRet ret) throws UnreadableField {
        return deleted(
                LIST_KINDS.get(required("ListDelType", ret.getListDelType())),
                "ListID",
                ret.getListID(),
                ret.getTimeDeleted());
    }

    /** A deleted transaction; {@code null} for types that the hub does not mirror. */
    static Answer.@Nullable Deleted transaction(TxnDeletedRet ret) throws UnreadableField {
        return deleted(
                transactionKind(required("TxnDelType", ret.getTxnDelType())),
                "TxnID",
                ret.getTxnID(),
                ret.getTimeDeleted());
    }

    /** The hub's kind for a type of transaction; {@code null} for types that the hub does not mirror. */
    static @Nullable Kind transactionKind(String type) {
        return TRANSACTION_KINDS.get(type);
    }

    private static Answer.@Nullable Deleted deleted(
            @Nullable Kind kind, String idElement, @Nullable String id, @Nullable String time) throws UnreadableField {
        return kind == null
                ? null
                : new Answer.Deleted(kind, required(idElement, id), requiredClock("TimeDeleted", time));
    }

    private static Kind listKind(String type) {
        return switch (type) {
            case "Account" -> Kind.ACCOUNT;
            case "Class" -> Kind.CLASS;
            case "Currency" -> Kind.CURRENCY;
            case "Customer" -> Kind.CUSTOMER_JOB;
            case "DateDrivenTerms" -> Kind.DATE_DRIVEN_TERMS;
            case "StandardTerms" -> Kind.STANDARD_TERMS;
            case "Vendor" -> Kind.VENDOR;
            default -> Kind.ITEM;
        };
    }
}

package tandem.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A record as one QuickBooks answer showed it. In every record a component that is {@code null} was not sent,
 * which says nothing about its value; an empty text was sent empty, which means that it is blank in QuickBooks.
 */
public sealed interface QuickBooksRecord {

    /** QuickBooks' identity of the record: the ListID of a list entry, the TxnID of a transaction. */
    String id();

    /** Which version of the record was shown. */
    Version version();

    /** The kind whose table holds the record. */
    Kind kind();

    /** An entry of a QuickBooks list. */
    sealed interface ListEntry extends QuickBooksRecord
            permits Account, StandardTerms, DateDrivenTerms, ListClass, CustomerJob, Item, CurrencyEntry, Vendor {

        /** Whether the entry may be used for new work. */
        @Nullable
        Boolean isActive();
    }

    /** A transaction: something that happened, with an amount. */
    sealed interface Transaction extends QuickBooksRecord permits Bill, VendorCredit, BillPayment {}
}

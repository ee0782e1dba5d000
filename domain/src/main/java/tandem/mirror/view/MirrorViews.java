package tandem.mirror.view;

/** Port: all that is mirrored, kind by kind. */
public interface MirrorViews {

    MirrorList<VendorView> vendors();

    MirrorList<AccountView> accounts();

    /** The accounts that bills may be paid from: those of type Bank and Credit Card. */
    MirrorList<AccountView> paymentAccounts();

    /** Standard and date-driven terms, in one list. */
    MirrorList<TermsView> terms();

    MirrorList<ClassView> classes();

    /** Customers and jobs. */
    MirrorList<JobView> jobs();

    MirrorList<ItemView> items();

    MirrorList<CurrencyView> currencies();

    MirrorList<BillView> bills();

    MirrorList<VendorCreditView> vendorCredits();

    /** Payments of bills; the zero-amount checks that QuickBooks leaves when a credit is applied are none. */
    MirrorList<PaymentView> payments();
}

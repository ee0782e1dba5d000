package tandem.persistence.mirror;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.mirror.view.AccountView;
import tandem.mirror.view.BillView;
import tandem.mirror.view.ClassView;
import tandem.mirror.view.CurrencyView;
import tandem.mirror.view.ItemView;
import tandem.mirror.view.JobView;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.PaymentView;
import tandem.mirror.view.TermsView;
import tandem.mirror.view.VendorCreditView;
import tandem.mirror.view.VendorView;

/** The views of the mirror on PostgreSQL. */
record JdbcMirrorViews(
        MirrorList<VendorView> vendors,
        MirrorList<AccountView> accounts,
        MirrorList<AccountView> paymentAccounts,
        MirrorList<TermsView> terms,
        MirrorList<ClassView> classes,
        MirrorList<JobView> jobs,
        MirrorList<ItemView> items,
        MirrorList<CurrencyView> currencies,
        MirrorList<BillView> bills,
        MirrorList<VendorCreditView> vendorCredits,
        MirrorList<PaymentView> payments)
        implements MirrorViews {

    static JdbcMirrorViews on(JdbcClient jdbc, Clock clock) {
        var entries = new Entries(jdbc);
        var transactions = new Transactions(jdbc, clock);
        return new JdbcMirrorViews(
                entries.vendors(),
                entries.accounts(),
                entries.accounts("h.account_type IN ('Bank', 'CreditCard')"),
                entries.terms(),
                entries.classes(),
                entries.jobs(),
                entries.items(),
                entries.currencies(),
                transactions.bills(),
                transactions.vendorCredits(),
                transactions.payments());
    }
}

package tandem.qbxml;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.qbxml.binding.AccountRet;
import tandem.qbxml.binding.BillPaymentRet;
import tandem.qbxml.binding.BillRet;
import tandem.qbxml.binding.ClassRet;
import tandem.qbxml.binding.CompanyActivityRet;
import tandem.qbxml.binding.CompanyRet;
import tandem.qbxml.binding.CurrencyRet;
import tandem.qbxml.binding.CustomerRet;
import tandem.qbxml.binding.DateDrivenTermsRet;
import tandem.qbxml.binding.ErrorRecovery;
import tandem.qbxml.binding.HostRet;
import tandem.qbxml.binding.ItemRet;
import tandem.qbxml.binding.ListDeletedRet;
import tandem.qbxml.binding.PreferencesRet;
import tandem.qbxml.binding.StandardTermsRet;
import tandem.qbxml.binding.TxnDeletedRet;
import tandem.qbxml.binding.TxnVoidRs;
import tandem.qbxml.binding.VendorCreditRet;
import tandem.qbxml.binding.VendorRet;
import tandem.wire.Answer;
import tandem.wire.QuickBooksLanguage;

/**
 * How one kind of element in an answer is read: what it is bound to, and what it says.
 *
 * @param element its name
 */
record RetReader<T>(String element, Class<T> binding, Understanding<T> understanding) {

    /** Turns the bound element into a piece of the answer; {@code null} for one that says nothing to the hub. */
    @FunctionalInterface
    interface Understanding<T> {
        @Nullable
        Answer of(T ret, Surroundings in) throws UnreadableField;
    }

    /**
     * Where the element stands.
     *
     * @param tellsLines whether all lines are told there, so that none sent means that there are none
     * @param tellsLinks whether all links and applications are told there, so that none sent means that there are none
     * @param inOpenBills whether it stands in the list of open bills
     * @param inOutlines whether it is shown in outline
     */
    record Surroundings(boolean tellsLines, boolean tellsLinks, boolean inOpenBills, boolean inOutlines) {

        /** The hub's queries ask for everything. The answer to an addition or change of a bill has all lines by itself. */
        static Surroundings of(String answerName, @Nullable String requestId) {
            boolean inQuery = answerName.endsWith("QueryRs");
            return new Surroundings(
                    inQuery || answerName.equals("BillAddRs") || answerName.equals("BillModRs"),
                    inQuery,
                    answerName.equals("BillQueryRs")
                            && requestId != null
                            && requestId.startsWith(QuickBooksLanguage.OPEN_BILLS_PREFIX),
                    inQuery && requestId != null && requestId.startsWith(QuickBooksLanguage.OUTLINES_PREFIX));
        }
    }

    /** Every element that is read, by name. */
    static final Map<String, RetReader<?>> ALL = Stream.concat(
                    Stream.of(
                            of("HostRet", HostRet.class, (ret, in) -> FileFacts.host(ret)),
                            of("CompanyRet", CompanyRet.class, (ret, in) -> FileFacts.company(ret)),
                            of("CompanyActivityRet", CompanyActivityRet.class, (ret, in) -> FileFacts.activity(ret)),
                            of("PreferencesRet", PreferencesRet.class, (ret, in) -> FileFacts.preferences(ret)),
                            of("AccountRet", AccountRet.class, (ret, in) -> record(Lists.account(ret))),
                            of(
                                    "StandardTermsRet",
                                    StandardTermsRet.class,
                                    (ret, in) -> record(Lists.standardTerms(ret))),
                            of(
                                    "DateDrivenTermsRet",
                                    DateDrivenTermsRet.class,
                                    (ret, in) -> record(Lists.dateDrivenTerms(ret))),
                            of("ClassRet", ClassRet.class, (ret, in) -> record(Lists.listClass(ret))),
                            of("CurrencyRet", CurrencyRet.class, (ret, in) -> record(Lists.currency(ret))),
                            of("VendorRet", VendorRet.class, (ret, in) -> record(Lists.vendor(ret))),
                            of("CustomerRet", CustomerRet.class, (ret, in) -> record(Lists.customerJob(ret))),
                            of("BillRet", BillRet.class, RetReader::bill),
                            of(
                                    "VendorCreditRet",
                                    VendorCreditRet.class,
                                    (ret, in) -> record(Purchases.credit(ret, in))),
                            payment("BillPaymentCheckRet", Kind.BILL_PAYMENT_CHECK),
                            payment("BillPaymentCreditCardRet", Kind.BILL_PAYMENT_CREDIT_CARD),
                            of("ListDeletedRet", ListDeletedRet.class, (ret, in) -> Deletions.entry(ret)),
                            of("TxnDeletedRet", TxnDeletedRet.class, (ret, in) -> Deletions.transaction(ret)),
                            of("ErrorRecovery", ErrorRecovery.class, (ret, in) -> Outcomes.recovered(ret))),
                    Items.TYPES.stream().map(RetReader::item))
            .collect(Collectors.toUnmodifiableMap(RetReader::element, reader -> reader));

    /** The answer to a void, whose fields stand in it directly: it is read as a whole. */
    static final RetReader<TxnVoidRs> VOID = of("TxnVoidRs", TxnVoidRs.class, (ret, in) -> Outcomes.voided(ret));

    private static <T> RetReader<T> of(String element, Class<T> binding, Understanding<T> understanding) {
        return new RetReader<>(element, binding, understanding);
    }

    private static RetReader<ItemRet> item(String type) {
        return of("Item" + type + "Ret", ItemRet.class, (ret, in) -> record(Items.item(type, ret)));
    }

    private static RetReader<BillPaymentRet> payment(String element, Kind kind) {
        return of(element, BillPaymentRet.class, (ret, in) -> record(Payments.payment(kind, ret, in)));
    }

    private static Answer bill(BillRet ret, Surroundings in) throws UnreadableField {
        return in.inOpenBills() ? Purchases.openBill(ret) : record(Purchases.bill(ret, in));
    }

    private static Answer record(QuickBooksRecord record) {
        return new Answer.Record(record);
    }
}

package tandemsim.companyfile.qbxml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/** Records payments of bills. Credits and discounts without money make no payment: success without an object. */
record PaymentWrites(boolean card) implements Answerer {

    @Override
    public String kind() {
        return card ? "BillPaymentCreditCardAdd" : "BillPaymentCheckAdd";
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Status answer(Call call) {
        Element request = call.request().children().getFirst();
        Entering rules = new Entering(call);
        Payment payment = new Payment();
        payment.rate = rules.rate(request);
        payment.card = card;
        Vendor payee = rules.vendor(request, "PayeeEntityRef");
        rules.unlocked(payee, 3176);
        payment.entity = payee.id;
        payment.payable = rules.payable(request);
        payment.epochDay = rules.day(request, "TxnDate", rules.today());
        rules.open(payment.epochDay, 3171);
        payment.account = card
                ? rules.account(request, "CreditCardAccountRef", Account.CREDIT_CARD).id
                : rules.account(request, "BankAccountRef", Account.BANK).id;
        payment.toBePrinted = request.flag("IsToBePrinted");
        payment.refNumber = request.value("RefNumber").orElse("").strip();
        payment.memo = request.value("Memo").orElse("").strip();
        payment.externalGuid = request.value("ExternalGUID").orElse("");

        List<Application> applications = new Reading(call, rules, payment).read(request);
        payment.amountCents = applications.stream()
                .filter(Application::paid)
                .mapToLong(Application::cents)
                .sum();
        if (payment.amountCents == 0) {
            applications.forEach(application -> call.ledger().apply(withoutMoney(application)));
            return Status.OK;
        }
        call.ledger().enter(payment);
        applications.forEach(call.ledger()::apply);
        new TxnRets(call.habits()).payment(call.xml(), payment, true);
        return Status.OK;
    }

    private static Application withoutMoney(Application application) {
        return new Application(
                application.bill(),
                null,
                application.credit(),
                application.cents(),
                application.discountCents(),
                application.discountAccount(),
                application.discountClass());
    }

    /** Reads and checks what is applied to which bill, before anything is entered. */
    private record Reading(Call call, Entering rules, Payment payment, Set<Long> named, Map<Long, Long> creditUsed) {

        Reading(Call call, Entering rules, Payment payment) {
            this(call, rules, payment, new HashSet<>(), new HashMap<>());
        }

        List<Application> read(Element request) {
            List<Application> applications = new ArrayList<>();
            request.all("AppliedToTxnAdd").forEach(applied -> one(applied, applications));
            return applications;
        }

        private void one(Element applied, List<Application> applications) {
            String id = applied.require("TxnID");
            Bill bill = call.books().bills.get(Ids.parse(id));
            if (bill == null
                    || bill.entity != payment.entity
                    || bill.payable != payment.payable
                    || bill.openCents() <= 0) {
                throw Entering.notFound(id);
            }
            rules.unlocked(bill, 3176);
            if (!named.add(bill.id)) {
                throw new Refusal(3177, "The transaction \"" + id + "\" is named more than once.");
            }
            long money = cents(applied, "PaymentAmount");
            long discount = cents(applied, "DiscountAmount");
            if (!applied.has("PaymentAmount") && !applied.has("SetCredit") && !applied.has("DiscountAmount")) {
                throw new Refusal(
                        3150, "There is a missing element: \"PaymentAmount\", \"SetCredit\" or \"DiscountAmount\".");
            }
            long total = money + discount;
            for (Element set : applied.all("SetCredit").toList()) {
                Application credit = credit(bill, set);
                total += credit.cents();
                applications.add(credit);
            }
            if (total == 0) {
                throw new Refusal(
                        3210, "The \"payment amount\" field has an invalid value: nothing is paid of \"" + id + "\".");
            }
            if (total > bill.openCents()) {
                throw new Refusal(
                        3210,
                        "The \"payment amount\" field has an invalid value \"" + Numbers.amount(total)
                                + "\". QuickBooks error message: You cannot pay more than the amount due.");
            }
            if (money != 0 || discount != 0) {
                applications.add(new Application(
                        bill,
                        payment,
                        null,
                        money,
                        discount,
                        discountAccount(applied, discount),
                        discountClass(applied)));
            }
        }

        private long discountAccount(Element applied, long discount) {
            if (discount == 0) {
                return Ids.NONE;
            }
            long account = rules.optional(applied, "DiscountAccountRef", call.books().accounts)
                    .map(found -> found.id)
                    .orElse(call.books().company.discountAccount);
            if (account == Ids.NONE) {
                throw new Refusal(3270, "There is a missing posting account: the discount account.");
            }
            return account;
        }

        private long discountClass(Element applied) {
            return rules.optional(applied, "DiscountClassRef", call.books().classes)
                    .map(found -> found.id)
                    .orElse(Ids.NONE);
        }

        private Application credit(Bill bill, Element set) {
            String id = set.require("CreditTxnID");
            VendorCredit credit = call.books().credits.get(Ids.parse(id));
            if (credit == null || credit.entity != payment.entity || credit.payable != payment.payable) {
                throw Entering.notFound(id);
            }
            rules.unlocked(credit, 3176);
            long cents = cents(set, "AppliedAmount");
            long used = creditUsed.merge(credit.id, cents, Long::sum);
            if (used > credit.openCents()) {
                throw new Refusal(
                        3210, "The \"AppliedAmount\" field has an invalid value: the credit has less than that left.");
            }
            return new Application(bill, payment, credit, cents, 0, Ids.NONE, Ids.NONE);
        }

        private static long cents(Element holder, String element) {
            long cents = holder.value(element).map(Numbers::cents).orElse(0L);
            if (cents < 0) {
                throw new Refusal(
                        3040, "There was an error when converting the amount in the field \"" + element + "\".");
            }
            return cents;
        }
    }
}

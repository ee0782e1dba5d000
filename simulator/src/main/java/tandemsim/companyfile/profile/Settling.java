package tandemsim.companyfile.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/** Pays the bills of a generated file and applies its credits. */
final class Settling {

    private final Profile profile;
    private final Random random;
    private final Books books;
    private final Calendar calendar;

    Settling(Profile profile, Random random, Books books, Calendar calendar) {
        this.profile = profile;
        this.random = random;
        this.books = books;
        this.calendar = calendar;
    }

    /** All but the newest bills are paid, grouped by vendor; some of the newest in part. */
    void pay(List<Bill> bills) {
        List<Bill> due = bills.subList(0, Math.max(0, bills.size() - profile.openBills()));
        Map<Long, List<Bill>> waiting = new HashMap<>();
        Map<Long, Integer> sizes = new HashMap<>();
        List<List<Bill>> runs = new ArrayList<>();
        for (Bill bill : due) {
            if (bill.totalCents <= 0) {
                continue;
            }
            List<Bill> group = waiting.computeIfAbsent(bill.entity, id -> new ArrayList<>());
            int size = sizes.computeIfAbsent(bill.entity, id -> groupSize());
            group.add(bill);
            if (group.size() >= size) {
                runs.add(group);
                waiting.remove(bill.entity);
                sizes.remove(bill.entity);
            }
        }
        runs.addAll(waiting.values());
        runs.sort(Comparator.comparingInt(run -> run.getLast().epochDay));
        runs.forEach(run -> payment(run, false));
        for (Bill bill : bills.subList(due.size(), bills.size())) {
            if (random.nextInt(20) == 0 && bill.totalCents > 1_000) {
                payment(List.of(bill), true);
            }
        }
    }

    private int groupSize() {
        if (random.nextInt(2_000) == 0) {
            return profile.mostBillsPerPayment();
        }
        double exponential = -Math.log(1 - random.nextDouble()) * (profile.billsPerPayment() - 0.45);
        return Math.min(profile.mostBillsPerPayment(), 1 + (int) exponential);
    }

    private void payment(List<Bill> bills, boolean partly) {
        Payment payment = new Payment();
        payment.card = random.nextInt(10) == 0;
        payment.account = account(payment.card ? Account.CREDIT_CARD : Account.BANK);
        payment.entity = bills.getFirst().entity;
        payment.payable = bills.getFirst().payable;
        payment.epochDay = Math.min(calendar.lastDay(), bills.getLast().epochDay + random.nextInt(30));
        payment.refNumber =
                payment.card ? "VC-" + random.nextInt(100_000) : String.valueOf(10_000 + books.payments.size());
        long wall = calendar.wall(payment.epochDay, 17 * 3600 + random.nextInt(3600));
        books.born(payment, wall, calendar.epoch(wall));
        books.add(payment);
        for (Bill bill : bills) {
            long open = bill.openCents();
            long discount = !partly && random.nextDouble() < profile.discountShare() ? open / 50 : 0;
            long money = partly ? open / 2 : open - discount;
            link(new Application(
                    bill,
                    payment,
                    null,
                    money,
                    discount,
                    discount == 0 ? Ids.NONE : books.company.discountAccount,
                    Ids.NONE));
            payment.amountCents += money;
        }
    }

    void apply(List<VendorCredit> credits, List<Bill> bills) {
        Map<Long, List<Bill>> open = new HashMap<>();
        bills.stream()
                .filter(bill -> bill.openCents() > 0)
                .forEach(bill -> open.computeIfAbsent(bill.entity, id -> new ArrayList<>())
                        .add(bill));
        for (VendorCredit credit : credits) {
            for (Bill bill : open.getOrDefault(credit.entity, List.of())) {
                long cents = Math.min(credit.openCents(), bill.openCents());
                if (cents > 0 && random.nextInt(3) != 0) {
                    link(new Application(bill, null, credit, cents, 0, Ids.NONE, Ids.NONE));
                }
            }
        }
    }

    private void link(Application application) {
        application.bill().applications.add(application);
        application.bill().appliedCents += application.total();
        Payment payment = application.payment();
        if (payment != null) {
            payment.applications.add(application);
        }
        VendorCredit credit = application.credit();
        if (credit != null) {
            credit.applications.add(application);
            credit.appliedCents += application.cents();
        }
    }

    void balances() {
        books.documents().forEach(document -> {
            long cents = document instanceof VendorCredit ? -document.openCents() : document.openCents();
            Vendor vendor = books.vendors.get(document.entity);
            if (vendor != null) {
                vendor.balanceCents += cents;
            }
            Account account = books.accounts.get(document.payable);
            if (account != null) {
                account.balanceCents += cents;
            }
        });
    }

    private long account(String type) {
        return books.accounts.values().stream()
                .filter(account -> account.type.equals(type))
                .findFirst()
                .orElseThrow()
                .id;
    }
}

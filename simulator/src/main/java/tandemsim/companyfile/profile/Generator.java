package tandemsim.companyfile.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.ClassEntry;
import tandemsim.companyfile.books.Customer;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Item;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/** Generates a company file: the same books for the same profile, seed and day. */
public final class Generator {

    private final Profile profile;
    private final Random random;
    private final Words words;
    private final Books books = new Books();
    private final Calendar calendar;

    private List<Vendor> payees = List.of();
    private List<Account> expenses = List.of();
    private List<Item> items = List.of();
    private List<Item> kits = List.of();
    private List<ClassEntry> classes = List.of();
    private List<Customer> jobs = List.of();
    private long payable;

    public Generator(Profile profile, long seed, PcClock clock) {
        this.profile = profile;
        this.random = new Random(seed);
        this.words = new Words(random);
        this.calendar = new Calendar(clock, profile.months());
    }

    public Books generate() {
        new Lists(profile, random, words, books, calendar).fill();
        payees = payees();
        expenses = books.accounts.values().stream()
                .filter(account -> account.type.equals(Account.EXPENSE) && account.active)
                .toList();
        items = books.items.values().stream()
                .filter(item -> item.kind.onBills && item.active)
                .toList();
        kits = books.items.values().stream()
                .filter(item -> item.kind == Item.Kind.Group)
                .toList();
        classes = List.copyOf(books.classes.values());
        jobs = List.copyOf(books.customers.values());
        payable = books.payable();
        List<Bill> bills = bills();
        List<VendorCredit> credits = credits();
        Settling settling = new Settling(profile, random, books, calendar);
        settling.pay(bills);
        settling.apply(credits, bills);
        settling.balances();
        return books;
    }

    /** Most vendors with history are active; a few became inactive after it. */
    private List<Vendor> payees() {
        List<Vendor> active =
                books.vendors.values().stream().filter(vendor -> vendor.active).toList();
        List<Vendor> inactive =
                books.vendors.values().stream().filter(vendor -> !vendor.active).toList();
        List<Vendor> all = new ArrayList<>(active);
        all.addAll(inactive.subList(0, Math.min(inactive.size(), 1 + active.size() * 3 / 100)));
        return all;
    }

    private List<Bill> bills() {
        int count = profile.billsPerMonth() * profile.months();
        int[] days = random.ints(count, calendar.firstDay(), calendar.lastDay() + 1)
                .sorted()
                .toArray();
        List<Bill> bills = new ArrayList<>(count);
        String earlier = "";
        for (int day : days) {
            Bill bill = new Bill();
            Vendor vendor = payee();
            bill.entity = vendor.id;
            bill.payable = payable;
            bill.epochDay = day;
            bill.terms = vendor.terms;
            bill.refNumber = words.billNumber(earlier);
            earlier = bill.refNumber;
            bill.memo = words.memo(profile.controlCharacters());
            lines(bill, lineCount());
            bill.dueEpochDay = books.dueDay(bill.terms, day);
            enter(bill);
            bills.add(bill);
        }
        return bills;
    }

    /** A few vendors have most of the bills. */
    private Vendor payee() {
        double skewed = Math.pow(random.nextDouble(), 1.6);
        return payees.get((int) (skewed * payees.size()));
    }

    private int lineCount() {
        if (random.nextInt(5_000) == 0 && profile.mostLines() >= 80) {
            return 300 + random.nextInt(50);
        }
        if (random.nextInt(100) == 0) {
            return profile.mostLines();
        }
        double exponential = -Math.log(1 - random.nextDouble()) * (profile.linesPerBill() - 0.5);
        return Math.min(profile.mostLines(), 1 + (int) exponential);
    }

    private void lines(Document document, int count) {
        long total = 0;
        for (int i = 0; i < count; i++) {
            Line line = random.nextInt(3) == 0 && !items.isEmpty() ? itemLine() : expenseLine();
            int dice = random.nextInt(200);
            if (dice == 0 && i > 0 && line.quantity == Line.ABSENT && total > line.cents) {
                line.cents = -line.cents / 2;
            } else if (dice == 1 && i > 0 && line.quantity == Line.ABSENT) {
                line.cents = 0;
            }
            line.lineClass = random.nextInt(3) == 0 ? Ids.NONE : classes.get(random.nextInt(classes.size())).id;
            if (random.nextInt(5) == 0) {
                line.customer = jobs.get(random.nextInt(jobs.size())).id;
                line.billable = random.nextBoolean() ? Line.Billable.Billable : Line.Billable.HasBeenBilled;
            } else {
                line.billable = Line.Billable.NotBillable;
            }
            total += line.cents;
            document.lines.add(line);
        }
        if (!kits.isEmpty() && document instanceof Bill && random.nextInt(150) == 0) {
            document.lines.add(groupLine());
        }
        document.lines.sort(Comparator.comparing(line -> line.item));
    }

    private Line expenseLine() {
        Line line = new Line();
        line.target = expenses.get(random.nextInt(expenses.size())).id;
        line.cents = 500 + (long) (-Math.log(1 - random.nextDouble()) * 30_000);
        line.memo = words.memo(false);
        return line;
    }

    private Line itemLine() {
        Item item = items.get(random.nextInt(items.size()));
        Line line = new Line();
        line.item = true;
        line.target = item.id;
        line.memo = item.description;
        line.quantity = (1 + random.nextInt(40)) * 50_000L;
        line.cost = item.cost;
        line.cents = Math.round(line.quantity / 100_000.0 * item.cost / 1_000.0);
        return line;
    }

    /** A kit of two items: the group's amount is that of its parts. */
    private Line groupLine() {
        Item kit = kits.get(random.nextInt(kits.size()));
        Line group = new Line();
        group.item = true;
        group.target = kit.id;
        group.memo = kit.description;
        group.quantity = 100_000;
        group.parts = List.of(itemLine(), itemLine());
        group.parts.forEach(part -> part.billable = Line.Billable.NotBillable);
        group.billable = Line.Billable.None;
        group.cents = group.parts.stream().mapToLong(part -> part.cents).sum();
        return group;
    }

    private List<VendorCredit> credits() {
        int count = (int) Math.round(profile.billsPerMonth() * profile.months() * profile.creditShare());
        List<VendorCredit> credits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            VendorCredit credit = new VendorCredit();
            credit.entity = payee().id;
            credit.payable = payable;
            credit.epochDay = calendar.firstDay() + random.nextInt(calendar.lastDay() - calendar.firstDay() + 1);
            credit.refNumber = "CM-" + (1 + i);
            credit.memo = words.memo(false);
            Line line = expenseLine();
            line.billable = Line.Billable.NotBillable;
            credit.lines.add(line);
            enter(credit);
            credits.add(credit);
        }
        return credits;
    }

    private void enter(Document document) {
        long wall = calendar.wall(document.epochDay, 8 * 3600 + random.nextInt(9 * 3600));
        books.born(document, wall, calendar.epoch(wall));
        books.add(document);
    }
}

package tandemsim.companyfile.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.ClassEntry;
import tandemsim.companyfile.books.Company;
import tandemsim.companyfile.books.Currency;
import tandemsim.companyfile.books.Customer;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Item;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.SalesTaxCode;
import tandemsim.companyfile.books.Terms;
import tandemsim.companyfile.books.Vendor;

/** Fills the lists of a generated company file. */
final class Lists {

    private static final String[][] FRAME = {
        {"Bank", "Checking", "", "1000"},
        {"Bank", "Payroll Checking", "", "1010"},
        {"AccountsReceivable", "Accounts Receivable", "AccountsReceivable", "1100"},
        {"OtherCurrentAsset", "Inventory Asset", "InventoryAssets", "1200"},
        {"FixedAsset", "Equipment", "", "1500"},
        {"AccountsPayable", "Accounts Payable", "AccountsPayable", "2000"},
        {"CreditCard", "Company Card", "", "2100"},
        {"Equity", "Opening Balance Equity", "OpeningBalanceEquity", "3000"},
        {"Income", "Sales", "", "4000"},
        {"Income", "Discounts Taken", "", "4900"},
        {"CostOfGoodsSold", "Cost of Goods Sold", "CostOfGoodsSold", "5000"},
        {"AccountsPayable", "Accounts Payable - Branch", "", "2010"}
    };
    private static final String[] CURRENCIES = {
        "US Dollar:USD:1", "Canadian Dollar:CAD:0.7312", "Euro:EUR:1.0841", "British Pound Sterling:GBP:1.2714",
        "Japanese Yen:JPY:0.0064", "Mexican Peso:MXN:0.0587", "Australian Dollar:AUD:0.6521", "Swiss Franc:CHF:1.1302"
    };

    private final Profile profile;
    private final Random random;
    private final Words words;
    private final Books books;
    private final Calendar calendar;

    Lists(Profile profile, Random random, Words words, Books books, Calendar calendar) {
        this.profile = profile;
        this.random = random;
        this.words = words;
        this.books = books;
        this.calendar = calendar;
    }

    void fill() {
        company();
        accounts();
        terms();
        classes();
        customers();
        vendors();
        items();
        others();
    }

    private void company() {
        Company company = books.company;
        company.name = "Acme Tools " + Character.toUpperCase(profile.name().charAt(0)) + " & Partners";
        company.legalName = company.name + " Inc.";
        company.street = "12 Harbor Rd";
        company.city = "Concord";
        company.state = "MA";
        company.postalCode = "01742";
        company.phone = "978-555-0142";
        company.email = "office@acme.example";
        company.taxId = "12-3456789";
        company.lastRestoreWall = calendar.start();
        company.lastCondenseWall = calendar.start();
    }

    private <E extends ListEntry> E add(E entry) {
        books.born(entry, calendar.start(), calendar.startEpoch());
        if (random.nextInt(4) == 0) {
            long later = (long) (random.nextDouble() * calendar.length());
            entry.modifiedWall += later;
            entry.editSequence += later;
        }
        books.add(entry);
        return entry;
    }

    private void accounts() {
        for (String[] row : FRAME) {
            Account account = new Account();
            account.type = row[0];
            account.name = row[1];
            account.special = row[2];
            account.number = row[3];
            add(account);
            if (row[1].equals("Discounts Taken")) {
                books.company.discountAccount = account.id;
            }
        }
        @Nullable Account parent = null;
        for (int i = FRAME.length; i < Math.max(profile.accounts(), FRAME.length + 4); i++) {
            Account account = new Account();
            account.name = words.unused("Expense " + (i - FRAME.length + 1), 31);
            account.number = String.valueOf(6000 + i);
            account.active = random.nextInt(20) != 0;
            account.parent = parent != null && i % 5 != 0 ? parent.id : Ids.NONE;
            add(account);
            if (i % 5 == 0) {
                account.active = true;
                parent = account;
            }
        }
    }

    private void terms() {
        standard("Due on receipt", 0, 0, 0);
        standard("Net 15", 15, 0, 0);
        standard("Net 30", 30, 0, 0);
        standard("2% 10 Net 30", 30, 10, 200_000);
        standard("1% 10 Net 30", 30, 10, 100_000);
        standard("Net 60", 60, 0, 0);
        dateDriven("Net 15th", 15, 2, 0, 0);
        dateDriven("End of month 2%", 31, 5, 10, 200_000);
        for (int i = 8; i < profile.terms(); i++) {
            standard("Net " + (30 + i), 30 + i, 0, 0).active = i % 4 != 0;
        }
    }

    private Terms standard(String name, int due, int discount, long percent) {
        Terms terms = new Terms();
        terms.name = name;
        terms.due = due;
        if (percent > 0) {
            terms.discount = discount;
            terms.discountPercent = percent;
        }
        return add(terms);
    }

    private void dateDriven(String name, int day, int nextMonth, int discountDay, long percent) {
        Terms terms = new Terms();
        terms.dateDriven = true;
        terms.name = name;
        terms.due = day;
        terms.nextMonthDays = nextMonth;
        if (percent > 0) {
            terms.discount = discountDay;
            terms.discountPercent = percent;
        }
        add(terms);
    }

    private void classes() {
        for (int i = 0; i < profile.classes(); i++) {
            ClassEntry entry = new ClassEntry();
            entry.name = "Department " + (i + 1);
            entry.active = i % 10 != 9;
            add(entry);
        }
    }

    private void customers() {
        List<Customer> parents = new ArrayList<>();
        for (int i = 0; i < profile.customers(); i++) {
            Customer customer = new Customer();
            if (i % 3 == 2) {
                customer.name = "Job " + i;
                customer.parent = parents.get(random.nextInt(parents.size())).id;
                customer.jobStatus = "InProgress";
            } else {
                customer.name = words.name(41);
                customer.companyName = customer.name;
                customer.phone = words.phone();
                parents.add(customer);
            }
            customer.active = random.nextInt(12) != 0;
            add(customer);
        }
    }

    private void vendors() {
        List<Customer> customers = List.copyOf(books.customers.values());
        List<Terms> terms = List.copyOf(books.terms.values());
        for (int i = 0; i < profile.vendors(); i++) {
            Vendor vendor = new Vendor();
            // QuickBooks keeps names unique over vendors and customers; bookkeepers add a mark to get around it.
            boolean likeCustomer = i % 50 == 7 && !customers.isEmpty();
            vendor.name = likeCustomer
                    ? words.unused(customers.get(random.nextInt(customers.size())).name + " (V)", 41)
                    : words.name(41);
            vendor.active = i % profile.vendors() < profile.activeVendors();
            vendor.terms = random.nextInt(10) == 0 ? Ids.NONE : terms.get(random.nextInt(terms.size())).id;
            vendor.eligibleFor1099 = random.nextInt(8) == 0;
            fields(vendor, i);
            add(vendor);
        }
    }

    private void fields(Vendor vendor, int i) {
        int place = words.place();
        vendor.text.put("CompanyName", vendor.name);
        vendor.text.put("VendorAddress/Addr1", words.street());
        vendor.text.put("VendorAddress/City", words.city(place));
        vendor.text.put("VendorAddress/State", words.state(place));
        vendor.text.put("VendorAddress/PostalCode", "%05d".formatted(1_000 + random.nextInt(98_000)));
        vendor.text.put("Phone", words.phone());
        if (i % 3 != 0) {
            vendor.text.put("Email", "ap" + i + "@vendor.example");
        }
        if (i % 4 == 0) {
            vendor.text.put("AccountNumber", "C-" + (40_000 + i));
        }
        if (i % 5 == 0) {
            vendor.text.put("Contact", "Jo Ortiz");
            vendor.text.put("FirstName", "Jo");
            vendor.text.put("LastName", "Ortiz");
        }
    }

    private void items() {
        List<Account> expenses = books.accounts.values().stream()
                .filter(account -> account.type.equals(Account.EXPENSE))
                .toList();
        long income = account("Sales");
        Item.Kind[] kinds = Item.Kind.values();
        for (int i = 0; i < profile.items(); i++) {
            Item item = new Item();
            item.kind = i < kinds.length ? kinds[i] : kinds[random.nextInt(5)];
            item.name = words.unused("Item " + (i + 1), 31);
            item.description = "Part no. " + (1_000 + i) + (i % 25 == 0 ? ", ½\" & up" : "");
            item.cost = (1 + random.nextInt(50_000)) * 1_000L;
            item.twoSided = i % 7 != 3;
            item.incomeAccount = income;
            item.assetAccount = account("Inventory Asset");
            item.account = switch (item.kind) {
                case Inventory, InventoryAssembly -> account("Cost of Goods Sold");
                default -> item.twoSided ? expenses.get(random.nextInt(expenses.size())).id : income;
            };
            item.active = i < kinds.length || random.nextInt(25) != 0;
            add(item);
        }
    }

    private long account(String name) {
        return books.accounts.values().stream()
                .filter(account -> account.name.equals(name))
                .findFirst()
                .orElseThrow()
                .id;
    }

    private void others() {
        for (String row : CURRENCIES) {
            String[] parts = row.split(":");
            Currency currency = new Currency();
            currency.name = parts[0];
            currency.code = parts[1];
            currency.rate = new BigDecimal(parts[2]);
            currency.asOfEpochDay = calendar.lastDay();
            currency.active = currency.code.equals("USD") || currency.code.equals("CAD") || currency.code.equals("EUR");
            add(currency);
        }
        books.company.homeCurrency = books.currencies.values().iterator().next().id;
        books.vendors.values().forEach(vendor -> vendor.currency = books.company.homeCurrency);
        books.accounts.values().forEach(account -> account.currency = books.company.homeCurrency);
        books.customers.values().forEach(customer -> customer.currency = books.company.homeCurrency);
        taxCode("Tax", true);
        taxCode("Non", false);
    }

    private void taxCode(String name, boolean taxable) {
        SalesTaxCode code = new SalesTaxCode();
        code.name = name;
        code.taxable = taxable;
        code.description = taxable ? "Taxable Sales" : "Non-Taxable Sales";
        add(code);
    }
}

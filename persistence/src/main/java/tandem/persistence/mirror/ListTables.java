package tandem.persistence.mirror;

import static tandem.persistence.mirror.Column.date;
import static tandem.persistence.mirror.Column.flag;
import static tandem.persistence.mirror.Column.integer;
import static tandem.persistence.mirror.Column.number;
import static tandem.persistence.mirror.Column.ref;
import static tandem.persistence.mirror.Column.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Account;
import tandem.mirror.Address;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.CustomerJob;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Item;
import tandem.mirror.ListClass;
import tandem.mirror.StandardTerms;
import tandem.mirror.Vendor;

/** The tables of QuickBooks' lists. */
final class ListTables {

    static final MirrorTable<Account> ACCOUNT = list(
            "account",
            text("name", Account::name),
            text("full_name", Account::fullName),
            flag("is_active", Account::isActive),
            ref("parent_list_id", Account::parent),
            text("account_type", Account::accountType),
            text("account_number", Account::accountNumber),
            ref("currency_list_id", Account::currency),
            number("balance", Account::balance));

    static final MirrorTable<StandardTerms> STANDARD_TERMS = list(
            "terms",
            text("type", terms -> "standard"),
            text("name", StandardTerms::name),
            flag("is_active", StandardTerms::isActive),
            integer("due_days", StandardTerms::dueDays),
            integer("discount_days", StandardTerms::discountDays),
            number("discount_percent", StandardTerms::discountPercent));

    static final MirrorTable<DateDrivenTerms> DATE_DRIVEN_TERMS = list(
            "terms",
            text("type", terms -> "date_driven"),
            text("name", DateDrivenTerms::name),
            flag("is_active", DateDrivenTerms::isActive),
            integer("day_of_month_due", DateDrivenTerms::dayOfMonthDue),
            integer("due_next_month_days", DateDrivenTerms::dueNextMonthDays),
            integer("discount_day_of_month", DateDrivenTerms::discountDayOfMonth),
            number("discount_percent", DateDrivenTerms::discountPercent));

    static final MirrorTable<ListClass> LIST_CLASS = list(
            "list_class",
            text("name", ListClass::name),
            text("full_name", ListClass::fullName),
            flag("is_active", ListClass::isActive),
            ref("parent_list_id", ListClass::parent));

    static final MirrorTable<CustomerJob> CUSTOMER_JOB = list(
            "customer_job",
            text("name", CustomerJob::name),
            text("full_name", CustomerJob::fullName),
            flag("is_active", CustomerJob::isActive),
            ref("parent_list_id", CustomerJob::parent),
            ref("currency_list_id", CustomerJob::currency),
            text("job_status", CustomerJob::jobStatus));

    static final MirrorTable<Item> ITEM = list(
            "item",
            text("name", Item::name),
            text("full_name", Item::fullName),
            flag("is_active", Item::isActive),
            ref("parent_list_id", Item::parent),
            text("item_type", Item::itemType),
            number("purchase_cost", Item::purchaseCost),
            text("purchase_description", Item::purchaseDescription),
            ref("expense_account_list_id", Item::expenseAccount));

    static final MirrorTable<CurrencyEntry> CURRENCY = list(
            "currency",
            text("name", CurrencyEntry::name),
            flag("is_active", CurrencyEntry::isActive),
            text("currency_code", CurrencyEntry::currencyCode),
            number("exchange_rate", CurrencyEntry::exchangeRate),
            date("as_of_date", CurrencyEntry::asOfDate));

    static final MirrorTable<Vendor> VENDOR = list(
            "vendor",
            text("name", Vendor::name),
            flag("is_active", Vendor::isActive),
            text("company_name", Vendor::companyName),
            addressLine("address_line1", Address::line1),
            addressLine("address_line2", Address::line2),
            addressLine("address_line3", Address::line3),
            addressLine("address_line4", Address::line4),
            addressLine("address_line5", Address::line5),
            addressLine("city", Address::city),
            addressLine("state", Address::state),
            addressLine("postal_code", Address::postalCode),
            addressLine("country", Address::country),
            text("phone", Vendor::phone),
            text("alt_phone", Vendor::altPhone),
            text("fax", Vendor::fax),
            text("email", Vendor::email),
            text("contact", Vendor::contact),
            text("print_on_check_as", Vendor::printOnCheckAs),
            text("account_number", Vendor::accountNumber),
            ref("terms_list_id", Vendor::terms),
            ref("currency_list_id", Vendor::currency),
            text("masked_tax_id", vendor -> TaxIdMask.of(vendor.taxId())),
            number("balance", Vendor::balance));

    private ListTables() {}

    @SafeVarargs
    private static <R> MirrorTable<R> list(String name, Column<R>... columns) {
        return new MirrorTable<>(name, "list_id", List.of(columns), List.of(), null);
    }

    /** An address is one value: when it is sent, the lines that it does not have are blank, or two addresses would mix. */
    private static Column<Vendor> addressLine(
            String name, java.util.function.Function<Address, @Nullable String> line) {
        return text(name, vendor -> {
            Address address = vendor.address();
            if (address == null) {
                return null;
            }
            String value = line.apply(address);
            return value == null ? "" : value;
        });
    }
}

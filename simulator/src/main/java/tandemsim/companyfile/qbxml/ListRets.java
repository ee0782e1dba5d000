package tandemsim.companyfile.qbxml;

import java.util.List;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.ClassEntry;
import tandemsim.companyfile.books.Currency;
import tandemsim.companyfile.books.Customer;
import tandemsim.companyfile.books.Extension;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.SalesTaxCode;
import tandemsim.companyfile.books.Terms;
import tandemsim.companyfile.books.Vendor;

/** List entries as qbXML shows them; items have a class of their own. */
final class ListRets {

    private static final List<String> ADDRESS =
            List.of("Addr1", "Addr2", "Addr3", "Addr4", "Addr5", "City", "State", "PostalCode", "Country", "Note");

    /** The owner of custom fields. */
    private static final String CUSTOM_FIELDS = "0";

    private ListRets() {}

    static void account(Xml out, Account account) {
        out.open("AccountRet").head("ListID", account).always("Name", account.name);
        hierarchy(out, account);
        out.always("AccountType", account.type)
                .text("SpecialAccountType", account.special)
                .text("AccountNumber", account.number)
                .text("Desc", account.description)
                .amount("Balance", account.balanceCents)
                .amount("TotalBalance", account.balanceCents)
                .always("CashFlowClassification", cashFlow(account))
                .ref("CurrencyRef", currency(out, account.currency))
                .close("AccountRet");
    }

    private static String cashFlow(Account account) {
        return switch (account.type) {
            case "FixedAsset", "OtherAsset" -> "Investing";
            case "Equity", "LongTermLiability" -> "Financing";
            case "AccountsPayable", "AccountsReceivable", "CreditCard", "OtherCurrentAsset", "OtherCurrentLiability" ->
                "Operating";
            default -> "None";
        };
    }

    static void vendor(Xml out, Vendor vendor) {
        out.open("VendorRet").head("ListID", vendor).always("Name", vendor.name).flag("IsActive", vendor.active);
        if (out.knows(12, 0)) {
            out.ref("ClassRef", vendor.vendorClass);
        }
        fields(out, vendor, "CompanyName", "Salutation", "FirstName", "MiddleName", "LastName");
        if (out.knows(12, 0)) {
            fields(out, vendor, "JobTitle");
        }
        address(out, vendor, "VendorAddress");
        addressBlock(out, vendor);
        if (out.knows(11, 0)) {
            address(out, vendor, "ShipAddress");
        }
        fields(out, vendor, "Phone", "AltPhone", "Fax", "Email");
        if (out.knows(12, 0)) {
            fields(out, vendor, "Cc");
        }
        fields(out, vendor, "Contact", "AltContact", "NameOnCheck", "AccountNumber", "Notes");
        out.ref("TermsRef", vendor.terms);
        fields(out, vendor, "CreditLimit");
        if (out.books().company.personalDataAllowed) {
            fields(out, vendor, "VendorTaxIdent");
        }
        out.flag("IsVendorEligibleFor1099", vendor.eligibleFor1099).amount("Balance", vendor.balanceCents);
        if (out.knows(8, 0)) {
            fields(out, vendor, "ExternalGUID");
        }
        out.ref("CurrencyRef", currency(out, vendor.currency));
        customFields(out, vendor);
        out.close("VendorRet");
    }

    /** Shown to whoever asks for the user's own fields. */
    private static void customFields(Xml out, Vendor vendor) {
        if (!out.asksFor(CUSTOM_FIELDS)) {
            return;
        }
        vendor.text.forEach((key, value) -> {
            if (key.startsWith(Vendor.CUSTOM)) {
                DataExtensions.write(
                        out,
                        new Extension(CUSTOM_FIELDS, key.substring(Vendor.CUSTOM.length()), "STR255TYPE", value, true));
            }
        });
    }

    private static void fields(Xml out, Vendor vendor, String... names) {
        for (String name : names) {
            out.text(name, vendor.text(name));
        }
    }

    private static void address(Xml out, Vendor vendor, String name) {
        if (ADDRESS.stream().allMatch(part -> vendor.text(name + "/" + part).isEmpty())) {
            return;
        }
        out.open(name);
        ADDRESS.forEach(part -> out.text(part, vendor.text(name + "/" + part)));
        out.close(name);
    }

    /** QuickBooks prints the address a second time, as lines. */
    private static void addressBlock(Xml out, Vendor vendor) {
        String street = vendor.text("VendorAddress/Addr1");
        String town = (vendor.text("VendorAddress/City") + ", " + vendor.text("VendorAddress/State") + " "
                        + vendor.text("VendorAddress/PostalCode"))
                .strip();
        if (!street.isEmpty()) {
            out.open("VendorAddressBlock")
                    .always("Addr1", street)
                    .text("Addr2", town.substring(0, Math.min(41, town.length())))
                    .close("VendorAddressBlock");
        }
    }

    static void terms(Xml out, Terms terms) {
        String ret = terms.dateDriven ? "DateDrivenTermsRet" : "StandardTermsRet";
        out.open(ret).head("ListID", terms).always("Name", terms.name).flag("IsActive", terms.active);
        whole(out, terms.dateDriven ? "DayOfMonthDue" : "StdDueDays", terms.due);
        whole(out, "DueNextMonthDays", terms.dateDriven ? terms.nextMonthDays : null);
        whole(out, terms.dateDriven ? "DiscountDayOfMonth" : "StdDiscountDays", terms.discount);
        Long percent = terms.discountPercent;
        if (percent != null) {
            out.always("DiscountPct", Numbers.price(percent));
        }
        out.close(ret);
    }

    private static void whole(Xml out, String name, @org.jspecify.annotations.Nullable Integer value) {
        if (value != null) {
            out.number(name, value);
        }
    }

    static void entryClass(Xml out, ClassEntry entry) {
        out.open("ClassRet").head("ListID", entry).always("Name", entry.name);
        hierarchy(out, entry);
        out.close("ClassRet");
    }

    static void customer(Xml out, Customer customer) {
        out.open("CustomerRet").head("ListID", customer).always("Name", customer.name);
        hierarchy(out, customer);
        out.text("CompanyName", customer.companyName)
                .text("Phone", customer.phone)
                .text("Email", customer.email)
                .amount("Balance", customer.balanceCents)
                .amount("TotalBalance", customer.balanceCents)
                .always("JobStatus", customer.jobStatus)
                .ref("CurrencyRef", currency(out, customer.currency))
                .close("CustomerRet");
    }

    static void currency(Xml out, Currency currency) {
        out.open("CurrencyRet")
                .head("ListID", currency)
                .always("Name", currency.name)
                .flag("IsActive", currency.active)
                .always("CurrencyCode", currency.code);
        out.open("CurrencyFormat")
                .always("ThousandSeparator", "Comma")
                .always("ThousandSeparatorGrouping", "XX_XXX_XXX")
                .number("DecimalPlaces", currency.decimalPlaces)
                .always("DecimalSeparator", "Period")
                .close("CurrencyFormat");
        out.flag("IsUserDefinedCurrency", false)
                .always("ExchangeRate", currency.rate.toPlainString())
                .date("AsOfDate", currency.asOfEpochDay)
                .close("CurrencyRet");
    }

    static void salesTaxCode(Xml out, SalesTaxCode code) {
        out.open("SalesTaxCodeRet")
                .head("ListID", code)
                .always("Name", code.name)
                .flag("IsActive", code.active)
                .flag("IsTaxable", code.taxable)
                .text("Desc", code.description)
                .close("SalesTaxCodeRet");
    }

    /** Full name, activity, parent and level of an entry of a list with levels. */
    static void hierarchy(Xml out, ListEntry entry) {
        out.always("FullName", out.books().fullName(entry))
                .flag("IsActive", entry.active)
                .ref("ParentRef", entry.parent)
                .number("Sublevel", out.books().sublevel(entry));
    }

    /** Currencies are named only while multi-currency is on. */
    static long currency(Xml out, long currency) {
        return out.books().company.multiCurrency && out.knows(8, 0) ? currency : 0;
    }
}

package tandem.qbxml;

import static tandem.qbxml.Values.date;
import static tandem.qbxml.Values.flag;
import static tandem.qbxml.Values.integer;
import static tandem.qbxml.Values.number;
import static tandem.qbxml.Values.ref;
import static tandem.qbxml.Values.required;
import static tandem.qbxml.Values.version;

import tandem.mirror.Account;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.CustomerJob;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.ListClass;
import tandem.mirror.StandardTerms;
import tandem.mirror.Vendor;
import tandem.qbxml.binding.AccountRet;
import tandem.qbxml.binding.ClassRet;
import tandem.qbxml.binding.CurrencyRet;
import tandem.qbxml.binding.CustomerRet;
import tandem.qbxml.binding.DateDrivenTermsRet;
import tandem.qbxml.binding.StandardTermsRet;
import tandem.qbxml.binding.VendorRet;

/** Entries of QuickBooks' lists, items apart. */
final class Lists {
    private Lists() {}

    static Account account(AccountRet ret) throws UnreadableField {
        return new Account(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                ret.getFullName(),
                flag("IsActive", ret.getIsActive()),
                ref(ret.getParentRef()),
                ret.getAccountType(),
                ret.getAccountNumber(),
                ref(ret.getCurrencyRef()),
                number("Balance", ret.getBalance()));
    }

    static StandardTerms standardTerms(StandardTermsRet ret) throws UnreadableField {
        return new StandardTerms(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                flag("IsActive", ret.getIsActive()),
                integer("StdDueDays", ret.getStdDueDays()),
                integer("StdDiscountDays", ret.getStdDiscountDays()),
                number("DiscountPct", ret.getDiscountPct()));
    }

    static DateDrivenTerms dateDrivenTerms(DateDrivenTermsRet ret) throws UnreadableField {
        return new DateDrivenTerms(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                flag("IsActive", ret.getIsActive()),
                integer("DayOfMonthDue", ret.getDayOfMonthDue()),
                integer("DueNextMonthDays", ret.getDueNextMonthDays()),
                integer("DiscountDayOfMonth", ret.getDiscountDayOfMonth()),
                number("DiscountPct", ret.getDiscountPct()));
    }

    static ListClass listClass(ClassRet ret) throws UnreadableField {
        return new ListClass(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                ret.getFullName(),
                flag("IsActive", ret.getIsActive()),
                ref(ret.getParentRef()));
    }

    static CurrencyEntry currency(CurrencyRet ret) throws UnreadableField {
        return new CurrencyEntry(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                flag("IsActive", ret.getIsActive()),
                ret.getCurrencyCode(),
                number("ExchangeRate", ret.getExchangeRate()),
                date("AsOfDate", ret.getAsOfDate()));
    }

    static CustomerJob customerJob(CustomerRet ret) throws UnreadableField {
        return new CustomerJob(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                ret.getFullName(),
                flag("IsActive", ret.getIsActive()),
                ref(ret.getParentRef()),
                ref(ret.getCurrencyRef()),
                ret.getJobStatus());
    }

    static Vendor vendor(VendorRet ret) throws UnreadableField {
        return new Vendor(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                flag("IsActive", ret.getIsActive()),
                ret.getCompanyName(),
                Values.address(ret.getVendorAddress()),
                ret.getPhone(),
                ret.getAltPhone(),
                ret.getFax(),
                ret.getEmail(),
                ret.getContact(),
                ret.getNameOnCheck(),
                ret.getAccountNumber(),
                ref(ret.getTermsRef()),
                ref(ret.getCurrencyRef()),
                ret.getVendorTaxIdent(),
                number("Balance", ret.getBalance()));
    }
}

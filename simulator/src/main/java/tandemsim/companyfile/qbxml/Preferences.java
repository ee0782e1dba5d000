package tandemsim.companyfile.qbxml;

import tandemsim.companyfile.books.Company;

/** The preferences that matter to accounts payable, in the frame of the others. */
record Preferences() implements Answerer {

    @Override
    public String kind() {
        return "PreferencesQuery";
    }

    @Override
    public Status answer(Call call) {
        Company company = call.books().company;
        Xml out = call.xml();
        out.open("PreferencesRet");
        accounting(out, company);
        out.open("FinanceChargePreferences")
                .number("GracePeriod", 0)
                .flag("IsAssessingForOverdueCharges", false)
                .always("CalculateChargesFrom", "DueDate")
                .flag("IsMarkedToBePrinted", false)
                .close("FinanceChargePreferences");
        out.open("JobsAndEstimatesPreferences")
                .flag("IsUsingEstimates", true)
                .flag("IsUsingProgressInvoicing", false)
                .flag("IsPrintingItemsWithZeroAmounts", false)
                .close("JobsAndEstimatesPreferences");
        if (out.knows(8, 0)) {
            out.open("MultiCurrencyPreferences").flag("IsMultiCurrencyOn", company.multiCurrency);
            out.ref("HomeCurrencyRef", ListRets.currency(out, company.homeCurrency))
                    .close("MultiCurrencyPreferences");
        }
        out.open("PurchasesAndVendorsPreferences")
                .flag("IsUsingInventory", true)
                .number("DaysBillsAreDue", company.daysBillsAreDue)
                .flag("IsAutomaticallyUsingDiscounts", false)
                .ref("DefaultDiscountAccountRef", company.discountAccount)
                .close("PurchasesAndVendorsPreferences");
        out.open("ReportsPreferences")
                .always("AgingReportBasis", "AgeFromDueDate")
                .always("SummaryReportBasis", "Accrual")
                .close("ReportsPreferences");
        out.open("SalesAndCustomersPreferences")
                .flag("IsTrackingReimbursedExpensesAsIncome", false)
                .flag("IsAutoApplyingPayments", true)
                .close("SalesAndCustomersPreferences");
        out.open("TimeTrackingPreferences").always("FirstDayOfWeek", "Monday").close("TimeTrackingPreferences");
        out.open("CurrentAppAccessRights")
                .flag("IsAutomaticLoginAllowed", company.unattendedAllowed)
                .flag("IsPersonalDataAccessAllowed", company.personalDataAllowed)
                .close("CurrentAppAccessRights");
        out.close("PreferencesRet");
        return Status.OK;
    }

    private static void accounting(Xml out, Company company) {
        out.open("AccountingPreferences")
                .flag("IsUsingAccountNumbers", company.accountNumbers)
                .flag("IsRequiringAccounts", true)
                .flag("IsUsingClassTracking", company.classTracking);
        if (out.knows(12, 0)) {
            out.always("AssignClassesTo", "None");
        }
        out.flag("IsUsingAuditTrail", true).flag("IsAssigningJournalEntryNumbers", true);
        Integer closing = company.closingEpochDay;
        if (closing != null) {
            out.date("ClosingDate", closing);
        }
        out.close("AccountingPreferences");
    }
}

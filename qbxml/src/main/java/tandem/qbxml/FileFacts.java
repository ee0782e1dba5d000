package tandem.qbxml;

import static tandem.qbxml.Values.date;
import static tandem.qbxml.Values.flag;
import static tandem.qbxml.Values.integer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.qbxml.binding.CompanyActivityRet;
import tandem.qbxml.binding.CompanyRet;
import tandem.qbxml.binding.DataExtRet;
import tandem.qbxml.binding.HostRet;
import tandem.qbxml.binding.PreferencesRet;
import tandem.qbxml.binding.PreferencesRet.AccountingPreferences;
import tandem.qbxml.binding.PreferencesRet.CurrentAppAccessRights;
import tandem.qbxml.binding.PreferencesRet.MultiCurrencyPreferences;
import tandem.qbxml.binding.PreferencesRet.PurchasesAndVendorsPreferences;
import tandem.wire.Answer;

/** What QuickBooks says about itself, the company file and the file's preferences. */
final class FileFacts {
    private static final int TAIL = 4;
    private static final int SHORTEST_EIN = 8;

    private FileFacts() {}

    static Answer.Host host(HostRet ret) throws UnreadableField {
        return new Answer.Host(
                ret.getProductName(),
                ret.getMajorVersion(),
                ret.getCountry(),
                List.copyOf(ret.getSupportedQBXMLVersion()),
                flag("IsAutomaticLogin", ret.getIsAutomaticLogin()),
                multiUser(ret.getQBFileMode()));
    }

    static Answer.Company company(CompanyRet ret) throws UnreadableField {
        return new Answer.Company(
                flag("IsSampleCompany", ret.getIsSampleCompany(), false),
                ret.getCompanyName(),
                ret.getLegalCompanyName(),
                Values.address(ret.getAddress()),
                ret.getFirstMonthFiscalYear(),
                tail(ret.getEIN()),
                ret.getDataExtRet().stream()
                        .filter(mark -> mark.getDataExtName() != null)
                        .map(FileFacts::mark)
                        .toList());
    }

    static Answer.Activity activity(CompanyActivityRet ret) {
        return new Answer.Activity(ret.getLastRestoreTime(), ret.getLastCondenseTime());
    }

    static Answer.Preferences preferences(PreferencesRet ret) throws UnreadableField {
        @Nullable AccountingPreferences accounting = ret.getAccountingPreferences();
        @Nullable MultiCurrencyPreferences currency = ret.getMultiCurrencyPreferences();
        @Nullable PurchasesAndVendorsPreferences purchases = ret.getPurchasesAndVendorsPreferences();
        @Nullable CurrentAppAccessRights rights = ret.getCurrentAppAccessRights();
        return new Answer.Preferences(
                accounting == null ? null : date("ClosingDate", accounting.getClosingDate()),
                currency != null && flag("IsMultiCurrencyOn", currency.getIsMultiCurrencyOn(), false),
                currency == null || currency.getHomeCurrencyRef() == null
                        ? null
                        : currency.getHomeCurrencyRef().getFullName(),
                accounting != null && flag("IsUsingClassTracking", accounting.getIsUsingClassTracking(), false),
                accounting == null || flag("IsRequiringAccounts", accounting.getIsRequiringAccounts(), true),
                purchases == null || purchases.getDefaultDiscountAccountRef() == null
                        ? null
                        : purchases.getDefaultDiscountAccountRef().getListID(),
                purchases == null ? null : integer("DaysBillsAreDue", purchases.getDaysBillsAreDue()),
                rights == null ? null : flag("IsPersonalDataAccessAllowed", rights.getIsPersonalDataAccessAllowed()),
                rights == null ? null : flag("IsAutomaticLoginAllowed", rights.getIsAutomaticLoginAllowed()));
    }

    private static @Nullable Boolean multiUser(@Nullable String fileMode) {
        if (fileMode == null) {
            return null;
        }
        return switch (fileMode) {
            case "MultiUser" -> Boolean.TRUE;
            case "SingleUser" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** The last four characters; nothing of an identity so short that its tail would be most of it. */
    private static @Nullable String tail(@Nullable String taxIdentity) {
        if (taxIdentity == null || taxIdentity.strip().length() < SHORTEST_EIN) {
            return null;
        }
        String identity = taxIdentity.strip();
        return identity.substring(identity.length() - TAIL);
    }

    private static Answer.Mark mark(DataExtRet ret) {
        @Nullable String value = ret.getDataExtValue();
        return new Answer.Mark(Values.guid(ret.getOwnerID()), ret.getDataExtName(), value == null ? "" : value);
    }
}

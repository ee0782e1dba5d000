package tandem.api.http;

import org.jspecify.annotations.Nullable;
import tandem.caller.Caller;
import tandem.company.CompanyId;

/** The company that a list of all companies' things is narrowed to. */
public final class WantedCompany {

    private WantedCompany() {}

    /** The company asked for; for a caller with one company, that one, and no other exists. */
    public static @Nullable CompanyId of(@Nullable String wanted, Caller caller) {
        if (wanted == null) {
            return caller.limitedTo();
        }
        return CompanyId.parse(wanted)
                .filter(caller::mayKnowOf)
                .orElseThrow(() -> Problem.badParameter("companyId", "must be the id of a company"));
    }
}

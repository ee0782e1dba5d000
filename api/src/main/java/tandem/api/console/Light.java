package tandem.api.console;

import java.util.Locale;
import tandem.company.CompanyStatus;
import tandem.state.Attention.Severity;
import tandem.state.Connection;
import tandem.state.SyncState;

/** How a company stands, in the one colour that it gets. */
public enum Light {
    STOPPED("stopped"),
    ATTENTION("needs attention"),
    WORKING("working"),
    WAITING("waiting"),
    GOOD("all is well");

    private final String words;

    Light(String words) {
        this.words = words;
    }

    static Light of(SyncState state, CompanyStatus status) {
        var worst = state.attention().stream()
                .map(each -> each.severity())
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        if (worst == Severity.CRITICAL || status == CompanyStatus.SUSPENDED) {
            return STOPPED;
        }
        if (worst == Severity.WARNING) {
            return ATTENTION;
        }
        if (state.connection() == Connection.SYNCHRONIZING) {
            return WORKING;
        }
        return state.connection() == Connection.CONNECTED
                        && (status == CompanyStatus.ACTIVE || status == CompanyStatus.INITIAL_SYNC)
                ? GOOD
                : WAITING;
    }

    /** For the style sheet. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String words() {
        return words;
    }
}

package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;

/** A write that only asks what would happen: all checks run, and then everything is rolled back. */
public final class DryRun {

    static final String PARAMETER = "validateOnly";

    private DryRun() {}

    /** Whether this request is one. Whoever shows a secret in an answer leaves it out then. */
    public static boolean is(HttpServletRequest request) {
        return "true".equals(request.getParameter(PARAMETER));
    }
}

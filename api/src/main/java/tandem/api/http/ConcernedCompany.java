package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/** Which company a request is about, so that its erasure takes the kept answer with it. */
public final class ConcernedCompany {

    private static final String ATTRIBUTE = ConcernedCompany.class.getName();
    private static final Pattern PATH = Pattern.compile("^/api/v1/companies/([^/]+)(/.*)?$");

    private ConcernedCompany() {}

    /** To be called where the path does not name the company, because the request creates it for example. */
    public static void note(HttpServletRequest request, CompanyId company) {
        request.setAttribute(ATTRIBUTE, company);
    }

    static @Nullable CompanyId of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof CompanyId noted
                ? noted
                : CompanyId.parse(inPath(request)).orElse(null);
    }

    /** The company as the path names it, or empty. */
    static String inPath(HttpServletRequest request) {
        var path = PATH.matcher(request.getRequestURI());
        return path.matches() ? path.group(1) : "";
    }
}

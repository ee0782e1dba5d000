package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.company.KnownCompanies;

/**
 * Decides by the route alone whether a caller may go on, before a body is read or a thing looked up: first the scope,
 * then whether the company in the path exists for the caller. So 403 says nothing about what exists, and a company of
 * others is the same as none.
 */
final class AccessCheck implements HandlerInterceptor {

    /** The path variable that every route below a company calls the company by. */
    static final String COMPANY = "companyId";

    private final KnownCompanies companies;

    AccessCheck(KnownCompanies companies) {
        this.companies = companies;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var caller = CallerReader.current();
            checkScope(caller, scopesFor(method, request.getMethod()));
            checkCompany(caller, request);
        }
        return true;
    }

    static Scope[] scopesFor(HandlerMethod method, String httpMethod) {
        var declared = method.getMethodAnnotation(RequiresScope.class);
        if (declared != null) {
            return declared.value();
        }
        return switch (httpMethod) {
            case "GET", "HEAD", "OPTIONS" -> new Scope[] {Scope.READ};
            default -> new Scope[] {};
        };
    }

    private static void checkScope(Caller caller, Scope... enough) {
        if (Arrays.stream(enough).noneMatch(caller::may)) {
            var words = Arrays.stream(enough).map(Scope::word).collect(Collectors.joining(" or "));
            throw Problem.of(ProblemType.FORBIDDEN, "This call needs a key with the scope " + words + '.')
                    .withHeader(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"insufficient_scope\", scope=\"" + words.replace(" or ", " ") + '"');
        }
    }

    private void checkCompany(Caller caller, HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var text = variables == null ? null : variables.get(COMPANY);
        if (text != null) {
            var company = CompanyId.parse(text.toString()).orElseThrow(Problem::notFound);
            if (!caller.mayKnowOf(company) || !companies.exists(company)) {
                throw Problem.notFound();
            }
        }
    }
}

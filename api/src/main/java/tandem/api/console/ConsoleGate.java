package tandem.api.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.ProblemWriter;
import tandem.api.http.PublicUrl;
import tandem.people.SignIn;

/**
 * Who gets into the console: people who have signed in, by a session that stands in the database. Nothing of this is valid
 * for any other path, and no API key is valid here.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleGate {

    private static final String SIGN_IN = "/console/sign-in";
    private static final String[] PUBLIC = {SIGN_IN, SIGN_IN + "/**", "/console/theme", "/console/assets/**"};

    /** Nothing is loaded from elsewhere, nothing is run or styled inline, and nobody frames a page of ours. */
    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain peopleOnly(
            HttpSecurity http,
            SignIn signIn,
            ObjectProvider<ClientRegistrationRepository> providers,
            ProblemWriter problems,
            PublicUrl publicUrl,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${tandem.console.role-claim:}") String roleClaim,
            @Value("${tandem.console.idle:PT30M}") Duration longestIdle,
            @Value("${tandem.console.session:PT12H}") Duration longest)
            throws Exception {
        // The manager of API keys, which stands behind all others, knows nothing of people.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        var wanted = whereThePersonWanted();
        var known = providers.getIfAvailable();
        if (known == null) {
            byPassword(http, new LocalSignIn(signIn, new TransactionTemplate(transactions), clock), wanted, clock);
        } else {
            new ProviderSignIn(known, new ClaimedRole(roleClaim), wanted, publicUrl, clock).configure(http);
        }
        return http.securityMatcher("/console", "/console/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(ConsoleGate::toSignIn)
                        .accessDeniedHandler(
                                (request, response, failure) -> problems.write(refusal(failure), request, response)))
                .addFilterBefore(
                        new WhoIsThere(signIn, longestIdle, longest, clock), AnonymousAuthenticationFilter.class)
                .logout(out -> out.logoutUrl("/console/sign-out").logoutSuccessUrl(SIGN_IN + "?out"))
                .requestCache(cache -> cache.requestCache(wanted))
                .csrf(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    private static void byPassword(HttpSecurity http, LocalSignIn signIn, RequestCache wanted, Clock clock)
            throws Exception {
        http.authenticationProvider(signIn)
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler((request, response, person) -> toThePageAskedFor(wanted, request, response))
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(SIGN_IN + "?" + reason(failure, clock))));
    }

    private static String reason(AuthenticationException failure, Clock clock) {
        return failure instanceof LocalSignIn.TooManyWrongPasswords tooMany
                ? "wait="
                        + Math.ceilDiv(
                                Duration.between(clock.instant(), tooMany.until())
                                        .toSeconds(),
                                60L)
                : "wrong";
    }

    /** By its path alone, since whoever is between the browser and the hub may have changed everything before it. */
    static void toThePageAskedFor(RequestCache wanted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = "/console";
        if (wanted.getRequest(request, response) instanceof DefaultSavedRequest asked) {
            page = asked.getRequestURI() + (asked.getQueryString() == null ? "" : '?' + asked.getQueryString());
            wanted.removeRequest(request, response);
        }
        response.sendRedirect(page);
    }

    /** A part of a page that refreshes itself takes the whole page along. */
    private static void toSignIn(
            HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException failure)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(SIGN_IN);
        } else {
            response.setHeader("HX-Redirect", SIGN_IN + "?ended");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static Problem refusal(AccessDeniedException failure) {
        return failure instanceof CsrfException
                ? Problem.of(
                        ProblemType.FORBIDDEN,
                        "The page with this form was too old, so nothing was done. Load the page again and repeat it.")
                : Problem.of(ProblemType.FORBIDDEN);
    }

    /** After the sign-in people come to the page that they asked for, never to a part of one. */
    private static HttpSessionRequestCache whereThePersonWanted() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && !request.getRequestURI().startsWith(WhoIsThere.LIVE));
        return cache;
    }
}

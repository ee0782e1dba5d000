package tandem.api.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import tandem.caller.Callers;
import tandem.caller.Scope;

/** Who gets in: everybody to what has to be public, and callers with a good key to all the rest. No sessions, no cookies. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Gate {

    private static final String[] PUBLIC = {
        "/actuator/health",
        "/actuator/health/**",
        "/support",
        "/support/**",
        "/problems/*",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/v3/api-docs/swagger-config"
    };
    private static final String[] FOR_READERS = {"/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**", "/actuator/**"
    };

    /** Web Connectors bring a key of their own in the call, so none of the filters has anything to do for them. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain webConnectors() {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new DefaultSecurityFilterChain(new OrRequestMatcher(paths.matcher("/qbwc"), paths.matcher("/qbwc/**")));
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, AuthenticationManager callers, ProblemWriter problems)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers(FOR_READERS)
                                .hasAuthority(Scope.READ.word())
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server
                        // The seam for signed tokens: choose the manager by the form of the token.
                        .authenticationManagerResolver(request -> callers)
                        .bearerTokenResolver(Gate::bearerToken)
                        .authenticationEntryPoint((request, response, failure) -> problems.write(
                                Problem.of(ProblemType.NOT_AUTHENTICATED)
                                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tandem\""),
                                request,
                                response))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(Problem.of(ProblemType.FORBIDDEN), request, response)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                        .addHeaderWriter(contentSecurity()))
                .build();
    }

    @Bean
    AuthenticationManager callersByApiKey(Callers callers) {
        return authentication -> {
            var token = (BearerTokenAuthenticationToken) authentication;
            return callers.byApiKey(token.getToken())
                    .map(ApiKeyAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("no such key"));
        };
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, failure) ->
                problems.write(Problem.of(ProblemType.MALFORMED_REQUEST), request, response);
    }

    /** The key exactly as it was chosen: the first one may be any text, so no alphabet is imposed here. */
    private static @Nullable String bearerToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return null;
        }
        var token = header.substring("bearer ".length()).strip();
        return token.isEmpty() ? null : token;
    }

    private static HeaderWriter contentSecurity() {
        return (request, response) -> response.setHeader(
                "Content-Security-Policy",
                request.getRequestURI().startsWith("/swagger-ui")
                        ? "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
                        : "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'");
    }
}

package tandem.api.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import tandem.api.http.PublicUrl;

/** Lets people in by what an OpenID Connect provider says about them. Of its tokens nothing is kept. */
record ProviderSignIn(
        ClientRegistrationRepository providers,
        ClaimedRole role,
        RequestCache wanted,
        PublicUrl publicUrl,
        Clock clock) {

    static final String WITH = "/console/sign-in/with";
    private static final String BACK = "/console/sign-in/back/";
    private static final String NO_ROLE = "no_role";

    void configure(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage("/console/sign-in")
                .clientRegistrationRepository(this::comingBackHere)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(there -> there.baseUri(WITH))
                .redirectionEndpoint(back -> back.baseUri(BACK + "*"))
                .userInfoEndpoint(info -> info.oidcUserService(withRole(new OidcUserService())))
                .successHandler(this::remember)
                .failureHandler((request, response, failure) ->
                        response.sendRedirect("/console/sign-in?" + (isWithoutRole(failure) ? "refused" : "failed"))));
    }

    /** Everything about the console, the way back from the provider too, is below one path, like its cookie. */
    private @Nullable ClientRegistration comingBackHere(String id) {
        var known = providers.findByRegistrationId(id);
        return known == null
                ? null
                : ClientRegistration.withClientRegistration(known)
                        .redirectUri(publicUrl.of(BACK + id))
                        .build();
    }

    private OAuth2UserService<OidcUserRequest, OidcUser> withRole(OidcUserService told) {
        return request -> {
            var person = told.loadUser(request);
            if (role.of(person).isEmpty()) {
                throw new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE));
            }
            return person;
        };
    }

    private static boolean isWithoutRole(Exception failure) {
        return failure instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals(NO_ROLE);
    }

    /** Keeps who it is and what he may do, and forgets the rest. */
    private void remember(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (authentication.getPrincipal() instanceof OidcUser person) {
            var name = person.getPreferredUsername() == null ? person.getEmail() : person.getPreferredUsername();
            var subject = Objects.requireNonNull(person.getSubject(), "an ID token has a subject");
            var signedIn = new SignedIn.ByProvider(
                    subject, name == null ? subject : name, role.of(person).orElseThrow(), clock.instant());
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of()));
            new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        }
        ConsoleGate.toThePageAskedFor(wanted, request, response);
    }

    /** Nothing is asked of the provider later, so its tokens are of no use here. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // not kept
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
            // nothing is kept
        }
    }
}

package tandem.api.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tandem.api.http.PublicUrl;

/** Where people sign in, and choose how the console looks. */
@Controller
class SignInPage {

    private static final Duration REMEMBERED = Duration.ofDays(365);
    private final List<Provider> providers = new ArrayList<>();
    private final PublicUrl publicUrl;

    SignInPage(ObjectProvider<ClientRegistrationRepository> known, PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
        if (known.getIfAvailable() instanceof Iterable<?> registrations) {
            for (var each : registrations) {
                if (each instanceof ClientRegistration registration) {
                    providers.add(new Provider(
                            registration.getClientName(),
                            ProviderSignIn.WITH + '/' + registration.getRegistrationId()));
                }
            }
        }
    }

    /** Somebody who says who people are. */
    public record Provider(String name, String path) {}

    @GetMapping("/console/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String failed,
            Model model) {
        model.addAttribute("providers", providers);
        model.addAttribute("trouble", trouble(wrong, wait, refused, failed));
        model.addAttribute("news", news(out, ended, changed));
        return "console/sign-in";
    }

    private static @Nullable String news(@Nullable String out, @Nullable String ended, @Nullable String changed) {
        if (changed != null) {
            return "Your password is changed. Sign in with the new one.";
        }
        if (out != null) {
            return "You are signed out.";
        }
        return ended == null ? null : "You were signed out, since nothing had been done for a while.";
    }

    /** For a year, on this browser only. */
    @PostMapping("/console/theme")
    String theme(@RequestParam Frame.Theme theme, @RequestParam String back, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Frame.THEME, theme.word())
                        .path("/console")
                        .maxAge(REMEMBERED)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(publicUrl.base().startsWith("https:"))
                        .build()
                        .toString());
        return "redirect:" + (isHere(back) ? back : "/console");
    }

    private static boolean isHere(String path) {
        return path.matches("/console(?:[/?][\\w/?=&.%+~-]*)?") && !path.contains("..");
    }

    private static @Nullable String trouble(
            @Nullable String wrong, @Nullable Integer wait, @Nullable String refused, @Nullable String failed) {
        if (wait != null) {
            return "Too many wrong passwords. Try again in " + Math.clamp(wait, 1, 10) + " minutes.";
        }
        if (wrong != null) {
            return "This name and this password do not go together.";
        }
        if (refused != null) {
            return "You are known, but you have no role here. Ask whoever manages your account to give you one.";
        }
        return failed == null ? null : "The sign-in did not come to its end. Try it again.";
    }
}

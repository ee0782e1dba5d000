package tandem.api.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tandem.caller.Caller;

/** What every page of the console shows around its own content. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    static final String THEME = "tandem-theme";
    private final Assets assets;
    private final Clock clock;

    Frame(Assets assets, Clock clock) {
        this.assets = assets;
        this.clock = clock;
    }

    /** How a person wants pages to look, whatever the system says. */
    enum Theme {
        LIGHT,
        DARK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        of(request).forEach(model::addAttribute);
    }

    Map<String, @Nullable Object> of(HttpServletRequest request) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("assets", assets);
        parts.put("time", new TimeWords(clock.instant()));
        parts.put("me", me());
        parts.put("theme", theme(request));
        parts.put("here", here(request));
        return parts;
    }

    private static @Nullable Me me() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? Me.of(caller) : null;
    }

    private static @Nullable String theme(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(THEME))
                        .flatMap(cookie -> Arrays.stream(Theme.values())
                                .map(Theme::word)
                                .filter(word -> word.equals(cookie.getValue())))
                        .findFirst()
                        .orElse(null);
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : '?' + query);
    }
}

package tandem.qbwc;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The page that a .qwc names for help. Anybody may read it without login, so it knows no customer; the Web Connector looks at
 * it as well, and takes nothing but a success.
 */
final class SupportPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CONTACT = "{{contact}}";
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private final byte[] page;

    SupportPage(String contact) {
        this.page = template().replace(CONTACT, linked(escaped(contact))).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(page.length);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.getOutputStream().write(page);
    }

    private static String template() {
        try (InputStream in = SupportPage.class.getResourceAsStream("support.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String linked(String text) {
        return MAIL_ADDRESS.matcher(text).replaceAll("<a href=\"mailto:$0\">$0</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package tandem.api.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.support.RequestContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.context.webmvc.SpringWebMvcThymeleafRequestContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;
import tandem.api.http.PagesForPeople;
import tandem.api.http.Problem;

/** Shows in the console's own look what could not be done, and what to do now. */
final class ProblemOnPage implements PagesForPeople {

    private static final String CONSOLE = "/console";
    private final ObjectProvider<SpringTemplateEngine> templates;
    private final ObjectProvider<Frame> frame;

    ProblemOnPage(ObjectProvider<SpringTemplateEngine> templates, ObjectProvider<Frame> frame) {
        this.templates = templates;
        this.frame = frame;
    }

    @Override
    public boolean isFor(String path) {
        return path.equals(CONSOLE) || path.startsWith(CONSOLE + '/');
    }

    @Override
    public void write(
            Problem problem, @Nullable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var around = new RequestContext(request, response, request.getServletContext(), null);
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        var parts = frame.getObject().of(request);
        parts.put("problem", problem);
        parts.put(
                SpringContextVariableNames.THYMELEAF_REQUEST_CONTEXT,
                new SpringWebMvcThymeleafRequestContext(around, request));
        parts.put("reference", reference);
        var page = templates.getObject().process("console/problem", new WebContext(exchange, Locale.ENGLISH, parts));
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.getOutputStream().flush();
    }
}

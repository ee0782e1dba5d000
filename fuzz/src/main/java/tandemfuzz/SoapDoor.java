package tandemfuzz;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.mock.web.MockServletContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import tandem.qbwc.BrokenConnections;
import tandem.qbwc.EndpointSettings;
import tandem.qbwc.WebConnectorEndpoint;
import tandem.qbxml.QbXml;
import tandem.session.Conversation;
import tandem.wire.QuickBooksLanguage;

/** The Web Connector's service as it runs in the product, from its front door to its conversation, without a socket. */
final class SoapDoor {

    /** Small, so that inputs reach it. */
    private static final long MAX_RESPONSE = 30_000;

    private final MockServletContext container = new MockServletContext();
    private final Path spools;
    private final Filter frontDoor;
    private final Servlet service;

    private SoapDoor(Path spools, Filter frontDoor, Servlet service) throws ServletException {
        this.spools = spools;
        this.frontDoor = frontDoor;
        this.service = service;
        frontDoor.init(new MockFilterConfig(container, "front-door"));
        service.init(new MockServletConfig(container, "web-connector"));
    }

    static SoapDoor open() {
        try {
            Path spools = Files.createTempDirectory("fuzz-spools");
            var settings = new EndpointSettings(
                    "https://hub.example.com", MAX_RESPONSE, "2.1", "help@example.com", spools, "0.1.0");
            var language = new QbXml();
            var context = new AnnotationConfigApplicationContext();
            context.registerBean(EndpointSettings.class, () -> settings);
            context.registerBean(QuickBooksLanguage.class, () -> language);
            context.registerBean(Conversation.class, () -> new EchoingConversation(language));
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean(PlatformTransactionManager.class, NoTransactions::new);
            context.registerBean(BrokenConnections.class, () -> () -> {});
            context.register(WebConnectorEndpoint.class);
            context.refresh();
            return new SoapDoor(
                    spools,
                    Objects.requireNonNull(context.getBean("webConnectorFrontDoor", FilterRegistrationBean.class)
                            .getFilter()),
                    Objects.requireNonNull(context.getBean("webConnectorServlet", ServletRegistrationBean.class)
                            .getServlet()));
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    MockHttpServletResponse send(HttpText call) {
        int query = call.target().indexOf('?');
        String path = query < 0 ? call.target() : call.target().substring(0, query);
        var request = new MockHttpServletRequest(container, call.method(), path);
        request.setServletPath(WebConnectorEndpoint.PATH);
        request.setPathInfo(path.startsWith("/qbwc/") ? path.substring("/qbwc".length()) : null);
        request.setQueryString(query < 0 ? null : call.target().substring(query + 1));
        call.headers().forEach((name, value) -> header(request, name, value));
        request.setContent(call.body());
        var response = new MockHttpServletResponse();
        try {
            new MockFilterChain(service, frontDoor).doFilter(request, response);
        } catch (IOException | ServletException e) {
            throw new AssertionError("thrown at the container", e);
        }
        return response;
    }

    private static void header(MockHttpServletRequest request, String name, String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            request.setContentType(value);
        } else {
            request.addHeader(name, value);
        }
    }

    /** How many files lie about that no call needs any more. */
    int filesLeft() {
        int files = 0;
        for (String directory : List.of("calls", "kept")) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(spools.resolve(directory))) {
                for (Path ignored : left) {
                    files++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** There is no database, so nothing can fail to be stored. */
    private static final class NoTransactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}

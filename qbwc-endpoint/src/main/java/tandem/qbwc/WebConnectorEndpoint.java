package tandem.qbwc;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.jaxws.context.WebServiceContextImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.policy.PolicyEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.session.Conversation;
import tandem.wire.QuickBooksLanguage;

/**
 * The service for Web Connectors under {@code /qbwc}, the help page under {@code /support}, and the maker of .qwc files. Needs a
 * {@link Conversation}, a {@link PlatformTransactionManager}, a {@link MeterRegistry} and {@link EndpointSettings}. Both paths must be open to
 * anybody: the calls bring their own credentials, and the page has no secrets.
 */
@Configuration(proxyBeanMethods = false)
public class WebConnectorEndpoint {

    /** Where the service is, below the public address. */
    public static final String PATH = "/qbwc";

    /** Where the help page is that a .qwc names. */
    public static final String SUPPORT = "/support";

    private static final String CONTRACT = "classpath:tandem/qbwc/web-connector.wsdl";
    private static final int BEFORE_THE_SERVLET_ONLY = Integer.MAX_VALUE - 100;

    @Bean
    HResults hResults(EndpointSettings settings) {
        return new HResults(settings.supportContact());
    }

    @Bean
    Troubles troubles(EndpointSettings settings, MeterRegistry registry) {
        return new Troubles(settings.supportContact(), registry);
    }

    @Bean
    KeptResponses keptResponses(EndpointSettings settings, HResults hResults) throws IOException {
        return new KeptResponses(settings.spoolDirectory().resolve("kept"), hResults);
    }

    @Bean
    Switchboard switchboard(
            Conversation conversation,
            PlatformTransactionManager manager,
            BrokenConnections connections,
            KeptResponses kept,
            Troubles troubles) {
        var transactions = new Transactions(new TransactionTemplate(manager), connections);
        return new Switchboard(conversation, transactions, kept, troubles);
    }

    @Bean(initMethod = "start")
    Redelivery redelivery(KeptResponses kept, Switchboard switchboard) {
        return new Redelivery(kept, switchboard);
    }

    @Bean
    FilterRegistrationBean<FrontDoor> webConnectorFrontDoor(
            EndpointSettings settings,
            QuickBooksLanguage language,
            Switchboard switchboard,
            Troubles troubles,
            MeterRegistry registry)
            throws IOException {
        var reader = new EnvelopeReader(
                new SpoolDirectory(settings.spoolDirectory().resolve("calls")), settings.maxResponseBytes(), language);
        var registration = new FilterRegistrationBean<>(new FrontDoor(
                reader, new Fallback(switchboard, troubles, settings), settings, new CallTimes(registry)));
        registration.addUrlPatterns(PATH, PATH + "/*");
        registration.setOrder(BEFORE_THE_SERVLET_ONLY);
        return registration;
    }

    @Bean(destroyMethod = "shutdown")
    Bus webConnectorBus() {
        var bus = BusFactory.newInstance().createBus();
        // the contract has no policies, and looking for some takes time in every call
        bus.getExtension(PolicyEngine.class).setEnabled(false);
        return bus;
    }

    @Bean
    ServletRegistrationBean<CXFNonSpringServlet> webConnectorServlet(Bus webConnectorBus) {
        var servlet = new CXFNonSpringServlet();
        servlet.setBus(webConnectorBus);
        var registration = new ServletRegistrationBean<>(servlet, PATH + "/*");
        registration.setName("web-connector");
        registration.setInitParameters(Map.of("hide-service-list-page", "true"));
        return registration;
    }

    @Bean
    ServletRegistrationBean<SupportPage> supportPage(EndpointSettings settings) {
        var registration =
                new ServletRegistrationBean<>(new SupportPage(settings.supportContact()), SUPPORT, SUPPORT + "/");
        registration.setName("support");
        return registration;
    }

    @Bean
    QwcFile qwcFile(EndpointSettings settings) {
        return new QwcFile(settings.publicUrl());
    }

    @Bean(destroyMethod = "stop")
    EndpointImpl webConnectorService(
            Bus webConnectorBus, Switchboard switchboard, HResults hResults, EndpointSettings settings) {
        var endpoint = new EndpointImpl(
                webConnectorBus, new WebConnectorService(switchboard, hResults, settings, currentArrival()));
        endpoint.setWsdlLocation(CONTRACT);
        endpoint.setServiceName(new QName(Operation.NAMESPACE, "QBWebConnectorSvc"));
        endpoint.setEndpointName(new QName(Operation.NAMESPACE, "QBWebConnectorSvcSoap"));
        endpoint.setPublishedEndpointUrl(settings.publicUrl() + PATH);
        endpoint.getProperties().put("org.apache.cxf.stax.force-start-document", Boolean.TRUE);
        endpoint.publish("/");
        return endpoint;
    }

    private static Supplier<Arrival> currentArrival() {
        var context = new WebServiceContextImpl();
        return () -> {
            var request = (HttpServletRequest)
                    Objects.requireNonNull(context.getMessageContext().get(MessageContext.SERVLET_REQUEST));
            return (Arrival) Objects.requireNonNull(request.getAttribute(Arrival.ATTRIBUTE));
        };
    }
}

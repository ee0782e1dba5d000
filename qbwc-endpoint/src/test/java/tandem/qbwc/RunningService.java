package tandem.qbwc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tandem.qbxml.QbXml;
import tandem.wire.QuickBooksLanguage;

/** The service on a port of its own, with a scripted conversation behind it; one for all tests, each of which finds it fresh. */
final class RunningService {

    static final long MAX_RESPONSE = 4 << 20;

    final ScriptedConversation conversation = new ScriptedConversation();
    final RecordingTransactions transactions = new RecordingTransactions();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Path spools;
    private final ServletWebServerApplicationContext context;

    RunningService(Path spools, long maxResponseBytes) {
        this.spools = spools;
        var settings = new EndpointSettings(
                "https://hub.example.com", maxResponseBytes, "2.1", "555-0100, help@example.com", spools, "0.1.0");
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Hub.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "spring.main.banner-mode",
                        "off",
                        "logging.level.tandem.qbwc.FrontDoor",
                        "debug"))
                .initializers(it -> {
                    var beans = it.getBeanFactory();
                    beans.registerSingleton("conversation", conversation);
                    beans.registerSingleton("transactionManager", transactions);
                    beans.registerSingleton("endpointSettings", settings);
                    beans.registerSingleton("brokenConnections", (BrokenConnections)
                            () -> transactions.steps.add("connections renewed"));
                    beans.registerSingleton("meterRegistry", meters);
                })
                .run();
    }

    Wire wire() {
        return new Wire(port());
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The service, as if it had just been started. */
    static RunningService fresh() {
        Shared.SERVICE.conversation.reset();
        Shared.SERVICE.transactions.reset();
        Shared.SERVICE.bean(Troubles.class).forget(ScriptedConversation.TICKET);
        try {
            Shared.SERVICE.bean(KeptResponses.class).handOver(response -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Shared.SERVICE;
    }

    /** The files in a directory below the spool directory. */
    List<Path> files(String directory) {
        try (Stream<Path> files = Files.list(spools.resolve(directory))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path spoolDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "spools");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RunningService SERVICE = new RunningService(spoolDirectory(), MAX_RESPONSE);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WebConnectorEndpoint.class)
    static class Hub {

        @Bean
        QuickBooksLanguage language() {
            return new QbXml();
        }
    }
}

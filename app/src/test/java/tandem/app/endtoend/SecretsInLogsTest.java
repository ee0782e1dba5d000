package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tandemsim.companyfile.profile.Profile;
import tandemsim.mishap.Mishap;

/** A day of a hub whose operator has turned every logger up to the highest level. */
class SecretsInLogsTest {

    private static final String TAX_ID = "87-6543219";
    private static final String BANK_ACCOUNT = "000123456789-account";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Listener listener = new Listener();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();

    /** Once the hub is there: its start sets the log up anew. */
    private void listen() {
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        root.addAppender(listener);
        listener.setContext(root.getLoggerContext());
        listener.start();
        root.setLevel(Level.TRACE);
        root.getLoggerContext().getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(logger -> logger.setLevel(Level.TRACE));
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(listener);
        root.getLoggerContext().getLoggerList().stream()
                .filter(logger -> logger.getLevel() == Level.TRACE)
                .forEach(logger -> logger.setLevel(Level.WARN));
        usual.forEach(root::addAppender);
    }

    @Test
    void no_key_no_password_no_tax_id_and_no_bank_number_is_in_any_line_at_any_level() {
        try (var hub = RunningHub.start()) {
            listen();
            listener.secrets.addAll(List.of(RunningHub.KEY, TAX_ID, BANK_ACCOUNT, RunningHub.databasePassword()));
            var acme = Customer.of(hub, "Discreet", Profile.small().scaled(0.02));
            acme.file().bookkeeper().editVendor(acme.anActiveVendor(), Map.of("VendorTaxIdent", TAX_ID));
            var machine = acme.machine("FRONTDESK");
            listener.secrets.add(machine.key());
            var another = hub.rest()
                    .post("/api-keys", "{\"label\":\"ops\",\"scopes\":[\"read\"]}")
                    .expect(201)
                    .text("key");
            listener.secrets.add(another);
            new Rest(hub.port(), another).get("/companies").expect(200);
            new Rest(hub.port(), another + "x").get("/companies").expect(401);

            acme.loadsAll(machine);
            machine.updatesLater(new Mishap.WrongKey());
            var vendor = acme.path() + "/vendors/"
                    + hub.rest()
                            .all(acme.path() + "/vendors")
                            .getFirst()
                            .path("id")
                            .asString();
            hub.rest().patch(vendor, "{\"achDetails\":\"" + BANK_ACCOUNT + "\",\"taxId\":\"" + TAX_ID + "\"}");
            hub.rest()
                    .patch(vendor, "{\"achDetails\":\"" + BANK_ACCOUNT + "\",\"phone\":\"555-0143\"}")
                    .expect(202);
            hub.rest().patch(vendor, "{\"achDetails\":{\"" + BANK_ACCOUNT + "\":1}}");
            assertThat(machine.updatesLater().completed()).isTrue();
            hub.rest().get(acme.path() + "/sync-state").expect(200);
        }

        assertThat(listener.heard).as("loggers that were heard").hasSizeGreaterThan(20);
        assertThat(listener.told).isEmpty();
    }

    /** Remembers who told a secret. */
    private static final class Listener extends AppenderBase<ILoggingEvent> {
        private final Set<String> secrets = new CopyOnWriteArraySet<>();
        private final Set<String> heard = new ConcurrentSkipListSet<>();
        private final Set<String> told = new ConcurrentSkipListSet<>();

        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event.getLoggerName());
            var line = event.getFormattedMessage()
                    + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            for (var secret : secrets) {
                if (line.contains(secret)) {
                    told.add(event.getLoggerName() + " at " + event.getLevel());
                }
            }
        }
    }
}

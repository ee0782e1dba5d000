package tandem.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.access.KeyedHash;
import tandem.app.watch.CountedMirror;
import tandem.app.watch.WatchedVisits;
import tandem.installation.Installation;
import tandem.persistence.mirror.JdbcMirror;
import tandem.qbwc.EndpointSettings;
import tandem.qbxml.QbXml;
import tandem.qbxml.WireTextRules;
import tandem.reading.Mirror;
import tandem.request.Courier;
import tandem.request.Couriers;
import tandem.request.Requests;
import tandem.session.Conversation;
import tandem.session.Frontdesk;
import tandem.session.SyncSettings;
import tandem.session.Visits;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.TextRules;

/** The half of the hub that Web Connectors talk to: what it speaks, what it keeps, and who answers. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    @Bean
    QuickBooksLanguage quickBooksLanguage() {
        return new QbXml();
    }

    @Bean
    TextRules textRules() {
        return new WireTextRules();
    }

    @Bean
    Mirror mirror(JdbcTemplate jdbc, MeterRegistry registry) {
        return new CountedMirror(new JdbcMirror(jdbc), registry);
    }

    /** The owner of the mark in company files is made once for an installation, unless its operator names one. */
    @Bean
    SyncSettings syncSettings(TandemSettings settings, Installation installation) {
        var owner = settings.givenStampOwnerId()
                .orElseGet(() -> UUID.fromString(installation.value(
                        "stamp_owner_id", () -> UUID.randomUUID().toString())));
        return new SyncSettings(
                settings.lease(),
                settings.minimumGap(),
                settings.retryBackoff(),
                settings.verifyWithin(),
                settings.keepResponseSize().toBytes(),
                owner,
                settings.supportContact());
    }

    @Bean
    Conversation conversation(
            Visits visits,
            Mirror mirror,
            Requests requests,
            List<Courier> couriers,
            QuickBooksLanguage language,
            KeyedHash hash,
            SyncSettings settings,
            Clock clock,
            MeterRegistry registry) {
        return new Frontdesk(
                new WatchedVisits(visits, registry),
                mirror,
                requests,
                new Couriers(couriers),
                language,
                hash,
                settings,
                clock);
    }

    @Bean
    EndpointSettings endpointSettings(TandemSettings settings, ObjectProvider<BuildProperties> build) {
        return new EndpointSettings(
                settings.publicUrl().toString(),
                settings.maxResponse().toBytes(),
                settings.minWebConnector(),
                settings.supportContact(),
                settings.dataDir().resolve("spool"),
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development"));
    }
}

package tandem.api.notice;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import tandem.api.http.PublicUrl;
import tandem.notice.NoticeBook;
import tandem.notice.Noticing;
import tandem.state.SyncBoard;

/** Notices by mail, where somebody is named to get them. A hub that is to send and does not know by which server does not start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tandem.notices.to")
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeWiring {

    @Bean
    Noticing noticing(
            SyncBoard board,
            NoticeBook book,
            ObjectProvider<JavaMailSender> server,
            NoticeSettings settings,
            PublicUrl publicUrl,
            Clock clock) {
        var sender = server.getIfAvailable(() -> {
            throw new IllegalStateException(
                    "TANDEM_NOTICES_TO names who is told by mail, and SPRING_MAIL_HOST no server that takes it");
        });
        return new Noticing(board, book, new Mail(sender, settings, publicUrl), clock);
    }
}

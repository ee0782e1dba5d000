package tandem.api.notice;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom notices go to.
 *
 * @param to mail addresses, one at least
 * @param from the address that they come from
 */
@ConfigurationProperties("tandem.notices")
record NoticeSettings(
        @DefaultValue List<String> to,
        @DefaultValue("tandem@localhost") String from) {

    NoticeSettings {
        to = List.copyOf(to);
        if (to.isEmpty() || !to.stream().allMatch(NoticeSettings::isAddress) || !isAddress(from)) {
            throw new IllegalArgumentException(
                    "TANDEM_NOTICES_TO and TANDEM_NOTICES_FROM want mail addresses, such as ops@example.com");
        }
    }

    private static boolean isAddress(String text) {
        return text.strip().matches("[^@\\s]+@[^@\\s]+");
    }
}

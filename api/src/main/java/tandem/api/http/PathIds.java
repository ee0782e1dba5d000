package tandem.api.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import tandem.caller.ApiKeyId;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.request.RequestId;
import tandem.webhook.DeliveryId;
import tandem.webhook.EndpointId;

/** Reads ids, words and times from paths and parameters. In a path, a text that is no id of the type is the same as an unknown id: 404. */
final class PathIds {

    private PathIds() {}

    static void register(FormatterRegistry registry) {
        add(registry, CompanyId.class, CompanyId::parse);
        add(registry, ConnectorId.class, ConnectorId::parse);
        add(registry, SessionId.class, SessionId::parse);
        add(registry, ApiKeyId.class, ApiKeyId::parse);
        add(registry, RequestId.class, RequestId::parse);
        add(registry, EndpointId.class, EndpointId::parse);
        add(registry, DeliveryId.class, DeliveryId::parse);
        registry.addConverter(String.class, Instant.class, (Converter<String, Instant>) Readable::instant);
        registry.addConverter(String.class, LocalDate.class, (Converter<String, LocalDate>) Readable::day);
        registry.addConverterFactory(new Words());
    }

    private static <T> void add(FormatterRegistry registry, Class<T> type, Function<String, Optional<T>> parse) {
        registry.addConverter(String.class, type, (Converter<String, T>)
                text -> parse.apply(text).orElseThrow(() -> new IllegalArgumentException("no id of this type")));
    }

    /** Words of enums in parameters, as strictly as in bodies. */
    @SuppressWarnings("rawtypes") // a converter for whatever enum comes
    private static final class Words
            implements org.springframework.core.convert.converter.ConverterFactory<String, Enum> {

        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> {
                for (var word : type.getEnumConstants()) {
                    if (word.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
                        return word;
                    }
                }
                throw new IllegalArgumentException("no word of this list");
            };
        }
    }
}

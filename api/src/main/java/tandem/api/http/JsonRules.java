package tandem.api.http;

import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Bodies are read strictly, so that a misspelt field is never silently ignored; words of enums are in lower_snake_case. */
final class JsonRules implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .changeDefaultNullHandling(values -> values.withContentNulls(Nulls.FAIL))
                .addModule(words())
                .addModule(values());
    }

    /** Texts that can be kept as they are, and times and decimal numbers as the contract writes them. */
    private static SimpleModule values() {
        var module = new SimpleModule("values of the contract");
        module.addDeserializer(String.class, new TextReader<>(String.class, text -> {
            if (!Readable.isText(text)) {
                throw new IllegalArgumentException("no text");
            }
            return text;
        }));
        module.addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, Readable::day));
        module.addDeserializer(BigDecimal.class, new TextReader<>(BigDecimal.class, Readable::decimal));
        module.addSerializer(new DecimalWriter());
        module.addDeserializer(Instant.class, new TextReader<>(Instant.class, Readable::instant));
        return module;
    }

    /** Takes a JSON string and nothing else: no number becomes a text by itself. */
    private static final class TextReader<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> meaning;

        TextReader(Class<T> type, Function<String, T> meaning) {
            super(type);
            this.type = type;
            this.meaning = meaning;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(context.constructType(type), in));
            }
            var text = in.getString();
            try {
                return meaning.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                return type.cast(context.handleWeirdStringValue(type, text, "no value of this type"));
            }
        }
    }

    private static final class DecimalWriter extends StdSerializer<BigDecimal> {

        DecimalWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal number, JsonGenerator out, SerializationContext context) {
            out.writeString(number.toPlainString());
        }
    }

    static SimpleModule words() {
        var module = new SimpleModule("lower-snake-case words");
        module.addSerializer(new WordWriter());
        module.setDeserializerModifier(new ValueDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public ValueDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    ValueDeserializer<?> original) {
                return new WordReader(type.getRawClass());
            }
        });
        return module;
    }

    @SuppressWarnings("rawtypes") // a serializer for whatever enum comes
    private static final class WordWriter extends StdSerializer<Enum> {

        WordWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum word, JsonGenerator out, SerializationContext context) {
            out.writeString(word.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class WordReader extends StdDeserializer<Object> {

        WordReader(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            var text = in.getValueAsString();
            return Arrays.stream(handledType().getEnumConstants())
                    .filter(word ->
                            ((Enum<?>) word).name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .map(Object.class::cast)
                    .orElseGet(() -> context.handleWeirdStringValue(handledType(), text, "unknown word"));
        }
    }
}

package tandem.api.mirror;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.api.http.FieldError;
import tandem.api.http.Problem;
import tandem.api.http.Readable;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;

/** Reads ids and decimal texts of a body, and collects what cannot be read. */
final class FieldReader {

    private final String within;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param within the pointer of what is read, in the body */
    FieldReader(String within) {
        this.within = within;
    }

    /** The record that an id names; absent where none is given, or where it cannot be read. */
    @Nullable
    UUID id(String pointer, Kind kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var id = EntityId.parse(kind, text);
        if (id.isEmpty()) {
            add(pointer, "unknown", "must be an id that this API has given");
        }
        return id.orElse(null);
    }

    /** A decimal number; absent where none is given, or where it cannot be read. */
    @Nullable
    BigDecimal decimal(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Readable.decimal(text);
        } catch (NumberFormatException e) {
            add(pointer, "number", "must be a decimal number as text, such as \"1234.50\"");
            return null;
        }
    }

    void add(String pointer, String code, String message) {
        errors.add(FieldError.inBody(within + '/' + pointer, code, message));
    }

    /** Refuses the body if anything in it could not be read. */
    void finish() {
        if (!errors.isEmpty()) {
            throw Problem.badFields(errors);
        }
    }
}

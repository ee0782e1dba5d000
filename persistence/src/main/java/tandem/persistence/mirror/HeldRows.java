package tandem.persistence.mirror;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/** What is held under the keys that were asked for. */
final class HeldRows<X> {

    private final Map<String, Held<X>> byKey;

    HeldRows(List<Held<X>> rows) {
        this.byKey = rows.stream().collect(toMap(Held::key, row -> row));
    }

    /** The row under this key, which was asked for. */
    Held<X> under(String key) {
        Held<X> row = byKey.get(key);
        if (row == null) {
            throw new IllegalArgumentException("not asked for: " + key);
        }
        return row;
    }
}

package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record whose content was changed.
 *
 * @param vendor the ListID of the vendor it names now, {@code oldVendor} of the one before
 * @param moved the hash columns whose rows have to be written anew
 */
record Changed(
        UUID id,
        String key,
        boolean isNew,
        @Nullable String vendor,
        @Nullable String oldVendor,
        Set<String> moved) {

    /** The vendors that changed transactions name, now or before. */
    static Set<String> vendors(List<Changed> changes) {
        return changes.stream().flatMap(Changed::vendors).collect(toUnmodifiableSet());
    }

    private Stream<String> vendors() {
        return Stream.of(vendor, oldVendor).mapMulti((name, found) -> {
            if (name != null) {
                found.accept(name);
            }
        });
    }
}

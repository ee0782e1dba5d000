package tandem.api.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import tandem.people.Role;

/**
 * Reads from what an OpenID Connect provider says about a person what that person may do here: a role's word, or a list in
 * which there is one. Of several the highest counts.
 *
 * @param claim the name of the claim; empty: nobody may do anything
 */
record ClaimedRole(String claim) {

    Optional<Role> of(ClaimAccessor person) {
        return claim.isEmpty()
                ? Optional.empty()
                : words(person.getClaims().get(claim))
                        .flatMap(word -> Role.ofWord(word).stream())
                        .max(Comparator.naturalOrder());
    }

    private static Stream<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Collection<?> several -> several.stream().map(String::valueOf);
            default -> Stream.of(value.toString());
        };
    }
}

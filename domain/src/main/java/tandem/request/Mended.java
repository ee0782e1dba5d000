package tandem.request;

import java.util.Set;

/**
 * What a failed request is to do from now on.
 *
 * @param dependsOn requests that have to succeed first
 */
public record Mended(Errand errand, Set<RequestId> dependsOn) {
    /** Copies what it depends on. */
    public Mended {
        dependsOn = Set.copyOf(dependsOn);
    }
}

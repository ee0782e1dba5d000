package tandem.webhook;

import java.util.List;

/**
 * An endpoint that is about to be called.
 *
 * @param secrets what calls are signed with at this moment: the present one, and during an overlap the one before
 */
public record Target(Endpoint endpoint, List<SigningSecret> secrets) {

    /** Copies the secrets. */
    public Target {
        secrets = List.copyOf(secrets);
    }
}

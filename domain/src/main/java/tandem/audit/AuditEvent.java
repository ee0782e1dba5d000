package tandem.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param action what was done, as a word such as {@code connector_created}
 * @param company the company concerned, if one is
 * @param subject outward id of what was acted on
 * @param reason as given by whoever acted
 * @param before the fields concerned, without secrets; values are texts, numbers, booleans, or lists of these
 * @param after likewise
 */
public record AuditEvent(
        Instant at,
        Actor actor,
        String action,
        @Nullable UUID company,
        String subject,
        @Nullable String reason,
        Map<String, ?> before,
        Map<String, ?> after) {}

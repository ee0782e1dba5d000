package tandem.books;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.request.RequestId;

/**
 * An entry of one of QuickBooks' lists.
 *
 * @param id ours
 * @param listId absent: QuickBooks does not have it yet
 * @param name in full
 * @param isRemoved whether QuickBooks does not have it any more
 * @param type QuickBooks' word for the type of an account or item
 * @param currency ISO 4217, of an account or vendor
 * @param madeBy the request that makes it in QuickBooks, where it does not have it yet
 */
public record Entry(
        UUID id,
        Kind kind,
        @Nullable String listId,
        @Nullable String name,
        boolean isActive,
        boolean isRemoved,
        @Nullable String type,
        String currency,
        @Nullable RequestId madeBy) {}

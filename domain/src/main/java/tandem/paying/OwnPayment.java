package tandem.paying;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.request.RequestId;

/**
 * A payment that was made on this side.
 *
 * @param request records it in QuickBooks; where it stands, the payment stands
 * @param voidRequest the last one that voids it there
 * @param txnId absent: QuickBooks does not have it yet
 */
public record OwnPayment(
        UUID id,
        PaymentContent content,
        RequestId request,
        @Nullable RequestId voidRequest,
        @Nullable String txnId) {}

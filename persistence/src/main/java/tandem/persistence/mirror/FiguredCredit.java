package tandem.persistence.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tandem.mirror.VendorCredit;

/** A vendor credit with what is worked out before it is stored. */
record FiguredCredit(
        VendorCredit credit,
        byte @Nullable [] linesHash,
        byte @Nullable [] linksHash,
        @Nullable BigDecimal linkedAmount,
        BigDecimal openBalance) {}

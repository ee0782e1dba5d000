package tandem.mirror;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a record this is.
 *
 * @param timeCreated the wall clock of the QuickBooks computer when the record was made
 * @param timeModified the wall clock of the QuickBooks computer when it was last changed; its offset is not
 *     kept because QuickBooks sends the standard one all year round
 * @param timeModifiedText the time of change exactly as QuickBooks sent it
 * @param editSequence QuickBooks' own mark of the version, needed to change the record
 */
public record Version(
        @Nullable LocalDateTime timeCreated,
        LocalDateTime timeModified,
        String timeModifiedText,
        String editSequence) {}

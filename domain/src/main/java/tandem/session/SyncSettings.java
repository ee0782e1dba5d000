package tandem.session;

import java.time.Duration;
import java.util.UUID;

/**
 * What an operator may set about sessions.
 *
 * @param lease how long a company stays with the connector that last attempted to sync it, against other connectors
 * @param minimumGap a call sooner than this after the connector's last completed session finds no work, unless there is
 *     reason to come early; zero: no call is early
 * @param retryBackoff the wait before the third try of a write that QuickBooks refused for the moment; it doubles with each
 *     further try
 * @param verifiedWithin how long it may take until everything that is held of a file has been verified
 * @param recordedResponse the biggest response, in bytes, that is kept although it could be read; zero: none
 * @param stampOwner the owner of the hub's mark in company files, one for each installation of the hub
 * @param supportContact a phone number and a mail address, for advice
 */
public record SyncSettings(
        Duration lease,
        Duration minimumGap,
        Duration retryBackoff,
        Duration verifiedWithin,
        long recordedResponse,
        UUID stampOwner,
        String supportContact) {}

package tandem.company;

import java.util.UUID;

/**
 * What goes into a .qwc file. It never holds the key.
 *
 * @param syncIntervalMinutes how often the Web Connector shall call
 * @param unattended whether access is wanted while QuickBooks is closed
 * @param personalData whether access to personal data is wanted
 */
public record ConnectorFileFacts(
        String companyName,
        String connectorLabel,
        String username,
        UUID ownerId,
        UUID fileId,
        int syncIntervalMinutes,
        boolean unattended,
        boolean personalData) {}

package tandem.company;

import java.util.UUID;

/** Port: makes the file with which a person adds a connector to a Web Connector. The same facts give the same file. */
public interface ConnectorFile {

    /**
     * Makes the file.
     *
     * @throws NotPossible if no Web Connector would accept the hub's public address
     */
    Document render(Facts facts);

    /**
     * What the file tells of a connector. The two ids never change for a connector unless it is reissued; the connector's
     * key is not among them, since a person types it.
     *
     * @param userName plain ASCII, fewer than 50 characters
     * @param ownerId marks this application's own data in the company file
     * @param fileId marks the company file
     * @param syncIntervalMinutes how often the Web Connector runs by itself, 1 or more
     * @param unattended whether QuickBooks shall let it in while nobody has the file open
     * @param personalData whether QuickBooks shall offer access to personal data, such as tax ids
     */
    record Facts(
            String companyName,
            String userName,
            UUID ownerId,
            UUID fileId,
            int syncIntervalMinutes,
            boolean unattended,
            boolean personalData) {

        /** What the file of this connector tells. */
        public static Facts of(Connector connector, CompanySettings settings) {
            return new Facts(
                    settings.name(),
                    connector.username(),
                    connector.ownerId(),
                    connector.fileId(),
                    settings.syncIntervalMinutes(),
                    connector.unattended(),
                    connector.personalData());
        }
    }

    /**
     * The file.
     *
     * @param name fit for a header and for every file system
     * @param mediaType its content type
     * @param text pure ASCII
     */
    record Document(String name, String mediaType, String text) {}

    /** The file cannot be made as the hub is set up; the message says what whoever runs it has to change. */
    final class NotPossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotPossible(String message) {
            super(message);
        }
    }
}

package tandem.company;

/**
 * A file for the Web Connector.
 *
 * @param name in plain ASCII, ends with {@code .qwc}
 */
public record QwcFile(String name, byte[] content) {}

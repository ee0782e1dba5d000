package tandemsim.companyfile.books;

/**
 * The outcome of a message that was sent with a message-set ID.
 *
 * @param checksum of the message's content
 * @param response the answers, without their enclosing element
 */
public record StoredMessage(String checksum, String response) {}

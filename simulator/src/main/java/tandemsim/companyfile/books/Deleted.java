package tandemsim.companyfile.books;

/**
 * A record that is gone; QuickBooks remembers it for ninety days.
 *
 * @param type qbXML's word for its list or kind of transaction
 * @param label the full name or reference number it had
 */
public record Deleted(String type, long id, long createdWall, long deletedWall, String label) {}

package tandemsim.companyfile.books;

/**
 * A private data extension of the company.
 *
 * @param ownerId GUID in upper case, with braces
 * @param value empty text when it was defined but never set
 * @param set whether it has a value
 */
public record Extension(String ownerId, String name, String type, String value, boolean set) {}

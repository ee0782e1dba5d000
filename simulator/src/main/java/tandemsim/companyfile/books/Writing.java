package tandemsim.companyfile.books;

/** What the file's administrator lets applications change. */
public enum Writing {
    /** Everything. */
    ALLOWED,

    /** Nothing: the application was given read-only access. */
    READ_ONLY,

    /** Their private data only: the QuickBooks user as whom they log in may not enter vendors, bills or payments. */
    NO_RIGHTS
}

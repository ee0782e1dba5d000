package tandem.api.mirror;

/** Where a record was made. */
enum Origin {
    QUICKBOOKS,
    MINERALTREE
}

package tandemsim.companyfile.qbxml;

/**
 * Who talks to a company file.
 *
 * @param application the name of the application: recovery remembers outcomes for each
 * @param automatic QuickBooks was closed and the file was opened for the application alone, with no person signed in
 */
public record Login(String application, boolean automatic) {}

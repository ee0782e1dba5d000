/**
 * How a company file answers qbXML: what a message may look like, one class per kind of answer, message sets and their recovery.
 * Intuit's qbXML reference of version 13.0 is the source of names, order, lengths and status codes.
 */
@NullMarked
package tandemsim.companyfile.qbxml;

import org.jspecify.annotations.NullMarked;

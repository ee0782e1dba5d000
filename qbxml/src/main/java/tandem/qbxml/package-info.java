/** qbXML, QuickBooks' language, to and from the hub's words. Elements, statuses and their names are known only here. */
@NullMarked
package tandem.qbxml;

import org.jspecify.annotations.NullMarked;

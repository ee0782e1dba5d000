@NullMarked
package tandemsim.companyfile.qbxml;

import org.jspecify.annotations.NullMarked;

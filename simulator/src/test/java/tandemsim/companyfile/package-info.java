@NullMarked
package tandemsim.companyfile;

import org.jspecify.annotations.NullMarked;

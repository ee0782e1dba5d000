@NullMarked
package tandemsim.companyfile.profile;

import org.jspecify.annotations.NullMarked;

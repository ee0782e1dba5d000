/** Generated company files: small, typical and large, the same again for the same seed, with the dirt that real books have. */
@NullMarked
package tandemsim.companyfile.profile;

import org.jspecify.annotations.NullMarked;

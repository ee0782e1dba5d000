/** The mirror of QuickBooks over REST: its lists, its transactions, and what terms say about a date. */
@NullMarked
package tandem.api.mirror;

import org.jspecify.annotations.NullMarked;

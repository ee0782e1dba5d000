/** The mirror as people and programs on the hub's side look at it: records with our own ids, resolved references and figures. */
@NullMarked
package tandem.mirror.view;

import org.jspecify.annotations.NullMarked;

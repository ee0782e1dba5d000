package tandem.session;

import java.io.IOException;
import java.io.Reader;

/** The text of a response, too big to be held in memory. It can be read more than once, until its owner closes it. */
public interface ResponseText {

    /** Opens the text at its beginning. */
    Reader open() throws IOException;

    /** Its length in bytes of UTF-8; 0 means that none came. */
    long bytes();

    /** Whether nothing came but white space. */
    default boolean isBlank() {
        return bytes() == 0;
    }
}

package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows a problem to a person, below the paths that people look at. */
public interface PagesForPeople {

    /** Whether people look at what is under this path. */
    boolean isFor(String path);

    /**
     * Writes the page; the status has been set.
     *
     * @param reference under which the log knows more; absent: it does not
     */
    void write(Problem problem, @Nullable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}

package tandemsim.companyfile.qbxml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The open iterators of one QuickBooks session; they end with it. */
public final class Iterators {

    private final Map<String, Cursor> open = new HashMap<>();

    /** Where an iterator stands: what it was asked for, which records it will show, how many it has shown. */
    static final class Cursor {
        final String question;
        final long[] ids;
        int next;

        Cursor(String question, long[] ids) {
            this.question = question;
            this.ids = ids;
        }

        int remaining() {
            return ids.length - next;
        }
    }

    String start(Cursor cursor) {
        String id = "{" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT) + "}";
        open.put(id, cursor);
        return id;
    }

    @Nullable
    Cursor get(String id) {
        return open.get(id);
    }

    void stop(String id) {
        open.remove(id);
    }
}

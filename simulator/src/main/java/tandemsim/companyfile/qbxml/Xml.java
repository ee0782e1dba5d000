package tandemsim.companyfile.qbxml;

import java.util.Set;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Entry;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.ListEntry;

/**
 * Writes an answer. Empty fields are left out, as QuickBooks does; where the request named elements to include, only those are
 * written below each returned object.
 */
final class Xml {

    private final Call call;
    private final StringBuilder out;
    private final Set<String> included;
    private int depth;
    private int hiddenFrom = Integer.MAX_VALUE;

    Xml(Call call, Set<String> included) {
        this.call = call;
        this.out = call.body();
        this.included = included;
    }

    boolean knows(int major, int minor) {
        return call.version().atLeast(new Version(major, minor));
    }

    /** Whether the request asks for what this owner keeps beside the fields of QuickBooks. */
    boolean asksFor(String owner) {
        return call.request().values("OwnerID").contains(owner);
    }

    Xml open(String name) {
        depth++;
        if (depth == 1) {
            call.tally().records++;
        }
        if (depth == 2 && !included.isEmpty() && !included.contains(name) && hiddenFrom == Integer.MAX_VALUE) {
            hiddenFrom = depth;
        }
        if (visible()) {
            out.append('<').append(name).append('>');
        }
        return this;
    }

    Xml close(String name) {
        if (visible()) {
            out.append("</").append(name).append('>');
        }
        if (hiddenFrom == depth) {
            hiddenFrom = Integer.MAX_VALUE;
        }
        depth--;
        return this;
    }

    private boolean visible() {
        return depth < hiddenFrom;
    }

    Xml text(String name, String value) {
        return value.isEmpty() ? this : always(name, value);
    }

    /** Also when the text is empty. */
    Xml always(String name, String value) {
        boolean shown = depth == 1 ? included.isEmpty() || included.contains(name) : visible();
        if (shown) {
            out.append('<').append(name).append('>');
            escape(value, out);
            out.append("</").append(name).append('>');
        }
        return this;
    }

    Xml flag(String name, boolean value) {
        return always(name, Boolean.toString(value));
    }

    Xml number(String name, long value) {
        return always(name, Long.toString(value));
    }

    Xml amount(String name, long cents) {
        return always(name, Numbers.amount(cents));
    }

    Xml date(String name, int epochDay) {
        return always(name, Numbers.date(epochDay));
    }

    Xml id(String name, long id) {
        return always(name, Ids.text(id));
    }

    /** What every record begins with; the name of the identifier differs. */
    Xml head(String idName, Entry entry) {
        return id(idName, entry.id)
                .time("TimeCreated", entry.createdWall)
                .time("TimeModified", entry.modifiedWall)
                .number("EditSequence", entry.editSequence);
    }

    Xml time(String name, long wall) {
        return always(name, call.clock().print(wall));
    }

    /** A reference by ListID and full name; nothing when it refers to nothing. */
    Xml ref(String name, long listId) {
        if (listId == Ids.NONE) {
            return this;
        }
        open(name).id("ListID", listId);
        ListEntry entry = books().listEntry(listId);
        if (entry != null) {
            text("FullName", books().fullName(entry));
        }
        return close(name);
    }

    Books books() {
        return call.books();
    }

    /**
     * Writes text so that a parser reads it back. A control character, which XML cannot hold, goes out as the reference that real
     * answers have been seen with.
     */
    static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\n' && c != '\t') {
                        out.append("&#x")
                                .append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT))
                                .append(';');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }
}

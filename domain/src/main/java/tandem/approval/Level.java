package tandem.approval;

import java.util.List;
import java.util.Locale;
import tandem.mirror.Kind;

/** What a rule hangs on. */
public enum Level {
    /** The vendor of the bill. */
    VENDOR(Kind.VENDOR),
    /** A class of one of its lines. */
    CLASS(Kind.CLASS),
    /** An account of one of its expense lines. */
    ACCOUNT(Kind.ACCOUNT);

    /** The order in which levels are looked at unless the company sets another one. */
    public static final List<Level> USUAL_ORDER = List.of(values());

    private final Kind kind;

    Level(Kind kind) {
        this.kind = kind;
    }

    /** The kind of the records that rules of this level name. */
    public Kind kind() {
        return kind;
    }

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The level with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Level ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

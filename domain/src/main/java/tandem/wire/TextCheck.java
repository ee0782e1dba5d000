package tandem.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.outcome.Violation;

/** Judges the texts of something that people have given, and collects what is wrong with them. */
public final class TextCheck {

    private final TextRules rules;
    private final List<Violation> violations;

    /** Adds to {@code violations}. */
    public TextCheck(TextRules rules, List<Violation> violations) {
        this.rules = rules;
        this.violations = violations;
    }

    /**
     * A text as it will stand in QuickBooks; one that cannot stand there comes back as it is, and is among the violations.
     *
     * @param pointer where it was given
     */
    public String stored(String pointer, TextField field, @Nullable String text) {
        if (text == null) {
            return "";
        }
        return switch (rules.judge(field, text)) {
            case TextRules.Verdict.Stored stored -> stored.text();
            case TextRules.Verdict.TooLong tooLong -> {
                violations.add(new Violation(
                        pointer,
                        "too_long",
                        "has " + tooLong.by() + " characters more than the " + field.longest()
                                + " that QuickBooks keeps"));
                yield text;
            }
            case TextRules.Verdict.Unstorable unstorable -> {
                violations.add(new Violation(
                        pointer,
                        "character",
                        "holds the character " + unstorable.character() + " at position " + unstorable.position()
                                + ", which QuickBooks cannot keep"));
                yield text;
            }
        };
    }
}

package tandem.qbxml;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts that people paste and machines make up. */
final class HostileTexts {

    static final List<String> ALL = List.of(
            "",
            "   ",
            "plain",
            "Caf\u00e9 \u00a1\u00ff",
            "]]>",
            "<![CDATA[x]]>",
            "&amp; &#0; &#x1F;",
            "\"/><TxnID>1-1</TxnID><x a='",
            "<!-- -- -->",
            "<?qbxml version=\"1.0\"?>",
            "\ud83d\ude00",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "half \ud83d of one",
            "zero\u0000",
            "bell\u0007, escape\u001b, delete\u007f",
            "tab\tline\nreturn\rboth\r\n",
            "\u0080\u0085\u0093\u009f",
            "\u0152\u0161\u017e\u0192\u20ac\u201a\u2026\u2021\u02c6\u2030\u2122",
            "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
            "\u202eevil\u202c \u2066x\u2069",
            "e\u0301 Z\u0351\u036b\u0343",
            "\u00a0\u2003\u200b\ufeff",
            "?",
            "\uffff\ufffe",
            "x".repeat(4095),
            "x".repeat(4096),
            "\u20ac".repeat(1366),
            "\u6f22".repeat(4096));

    private static final String PIECES =
            "&<>\"'];!-?#x0 \t\n\u0007\u007f\u0093\u00a0\u00e9\u00ff\u0152\u2019\u05d0\ud83d\ude00";

    private HostileTexts() {}

    /** Those of the list, some at the edges of what can be stored, and some that chance makes up, the same ones each time. */
    static Stream<String> all() {
        var random = new Random(11);
        return Stream.of(
                        ALL.stream(),
                        Stream.of(
                                "&<]]>\"'",
                                "\u00a1\u00e9\u00ff",
                                "\u00e9\u2019",
                                "x".repeat(20),
                                "x".repeat(11),
                                "&".repeat(20)),
                        Stream.generate(() -> random(random)).limit(300))
                .flatMap(texts -> texts);
    }

    /** A short text of hostile pieces. */
    static String random(Random random) {
        return random.ints(random.nextInt(24), 0, PIECES.length())
                .map(PIECES::charAt)
                .collect(StringBuilder::new, (text, piece) -> text.append((char) piece), StringBuilder::append)
                .toString();
    }
}

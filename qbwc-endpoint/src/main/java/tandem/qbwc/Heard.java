package tandem.qbwc;

import java.util.List;
import java.util.Locale;

/** What a client hears, in as many words as make a difference to whoever watches over the service. */
enum Heard {
    /** To {@code authenticate}: there is work. */
    WORK,
    /** To {@code authenticate}: nothing to do. */
    NONE,
    /** To {@code authenticate}: come back. */
    BUSY,
    /** To {@code authenticate}: no valid user. */
    NVU,
    /** To {@code sendRequestXML}: a request for QuickBooks. */
    REQUEST,
    /** To {@code sendRequestXML}: nothing may be sent. */
    NOTHING,
    /** To {@code receiveResponseXML}: go on. */
    GO_ON,
    /** To {@code receiveResponseXML}: finished. */
    FINISHED,
    /** To {@code receiveResponseXML} and {@code connectionError}: stop. */
    STOP,
    /** To {@code connectionError}: try that file. */
    ANOTHER_FILE,
    /** To all other calls: a text. */
    TEXT,
    /** To any call: what is left to say where it came damaged, or the service itself broke down. */
    MAKESHIFT;

    static Heard greeting(List<String> greeting) {
        return switch (greeting.get(1)) {
            case Permitted.NO_WORK -> NONE;
            case Permitted.BUSY -> BUSY;
            case Permitted.NOT_VALID -> NVU;
            default -> WORK;
        };
    }

    static Heard request(String text) {
        return text.isEmpty() ? NOTHING : REQUEST;
    }

    static Heard percent(int number) {
        if (number < 0) {
            return STOP;
        }
        return number == Permitted.FINISHED ? FINISHED : GO_ON;
    }

    static Heard file(String path) {
        return path.equals(Permitted.DONE) ? STOP : ANOTHER_FILE;
    }

    /** The word for those who read figures. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

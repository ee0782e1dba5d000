package tandem.app;

import java.util.List;

/** Settings that cannot work, each with the reason; the hub does not start with them. */
final class UnusableSettings extends RuntimeException {

    private final List<String> refusals;

    private UnusableSettings(List<String> refusals) {
        super(String.join("; ", refusals));
        this.refusals = List.copyOf(refusals);
    }

    static void refuse(List<String> refusals) {
        if (!refusals.isEmpty()) {
            throw new UnusableSettings(refusals);
        }
    }

    List<String> refusals() {
        return refusals;
    }
}

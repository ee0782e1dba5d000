package tandem.qbwc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.access.Secrets;

/**
 * Troubles of the hub's own: each is logged once under a reference, and what the person at the machine shall read is
 * remembered for the {@code getLastError} that follows, since the database may be what is out of order. The memory is small,
 * of this node alone, and only a courtesy: on another node the person reads a more general text.
 */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final int REMEMBERED = 1000;
    private static final int REFERENCE_BITS = 40;

    private final String contact;
    private final MeterProvider<Counter> counters;
    private final Map<String, String> byTicket = new LinkedHashMap<>();

    Troubles(String supportContact, MeterRegistry registry) {
        this.contact = supportContact;
        this.counters = Counter.builder("tandem.call.troubles")
                .description("Calls of Web Connectors that met a trouble of the hub's own")
                .withRegistry(registry);
        for (var operation : Operation.values()) {
            counters.withTag("operation", operation.element()); // none yet is a figure as well
        }
    }

    /** Logs a failure, and remembers what to say about it. */
    Trouble failed(Operation operation, String ticket, Throwable failure) {
        String reference = reference();
        counters.withTag("operation", operation.element()).increment();
        LOG.error("{} failed, reference {}", operation.element(), reference, withoutData(failure));
        return remembered(ticket, new Trouble(reference, sentence("The service had a problem of its own", reference)));
    }

    /** Logs that a trouble has a second cause. */
    void failedAgain(Trouble trouble, Throwable failure) {
        LOG.error("and what should have helped failed too, reference {}", trouble.reference(), withoutData(failure));
    }

    /** Logs that a call could not be read, and remembers what to say about it if the session depends on it. */
    Trouble damaged(Call call) {
        String reference = reference();
        LOG.warn("{} came damaged, reference {}: {}", call.operation().element(), reference, call.damage());
        Trouble trouble =
                new Trouble(reference, sentence("What the Web Connector sent did not arrive as a whole", reference));
        return switch (call.operation()) {
            case SEND_REQUEST, RECEIVE_RESPONSE, CONNECTION_ERROR -> remembered(call.ticket(), trouble);
            default -> trouble;
        };
    }

    /** What to tell about the last trouble of a session. */
    synchronized Optional<String> of(String ticket) {
        return Optional.ofNullable(byTicket.get(ticket));
    }

    /** The session goes on, or is over. */
    synchronized void forget(String ticket) {
        byTicket.remove(ticket);
    }

    /** What to say when nothing is known of a session. */
    String unknownSession() {
        return "This session is no longer known. Please run the update again; if this text comes back, ask " + contact
                + ".";
    }

    private Trouble remembered(String ticket, Trouble trouble) {
        if (!ticket.isEmpty()) {
            remember(ticket, trouble.sentence());
        }
        return trouble;
    }

    private String sentence(String cause, String reference) {
        return cause
                + ", and this update was stopped. Nothing is lost: it goes on with the next update. If this text comes"
                + " back, ask " + contact + " and name the reference " + reference + ".";
    }

    private synchronized void remember(String ticket, String sentence) {
        byTicket.put(ticket, sentence);
        if (byTicket.size() > REMEMBERED) {
            var oldest = byTicket.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private static String reference() {
        return Secrets.generate("", REFERENCE_BITS);
    }

    /**
     * The failure with all its stack traces but without its messages, which may quote a customer's data: a database names
     * the values that it refuses.
     */
    static Throwable withoutData(Throwable failure) {
        return Quiet.copyOf(failure, 0);
    }

    /**
     * A trouble of the hub's own.
     *
     * @param reference ties the text to the log
     * @param sentence for the person at the machine
     */
    record Trouble(String reference, String sentence) {}

    private static final class Quiet extends Exception {
        private static final long serialVersionUID = 1L;
        private static final int DEEPEST = 20;

        private Quiet(String message, @Nullable Throwable cause) {
            super(message, cause, false, true);
        }

        static Quiet copyOf(Throwable failure, int depth) {
            String state = failure instanceof SQLException sql ? " (SQLSTATE " + sql.getSQLState() + ")" : "";
            Throwable cause = failure.getCause();
            var copy = new Quiet(
                    failure.getClass().getName() + state,
                    cause == null || depth == DEEPEST ? null : copyOf(cause, depth + 1));
            copy.setStackTrace(failure.getStackTrace());
            return copy;
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}

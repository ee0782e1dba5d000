package tandem.webhook;

/** Port: calls an endpoint. */
@FunctionalInterface
public interface Sender {

    /** Tells an endpoint of an event, once. Takes a bounded time whatever the receiver does, and holds nothing of the database. */
    Answer send(Target target, Event event);
}

package tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.Connector;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorState;
import tandem.company.Pairing;
import tandem.state.Attention.Actor;

/** Attention for the connectors of a company. */
final class ConnectorRules {

    private static final Duration TIME_TO_SET_UP_A_SECOND = Duration.ofHours(24);

    private ConnectorRules() {}

    static Stream<Attention> none(Sight sight) {
        return sight.facts().connectors().isEmpty() && !sight.isRetired() && sight.pairing() != Pairing.REJECTED
                ? Stream.of(Attention.warning(
                        "no_connector",
                        "No connector is set up for this company.",
                        Actor.SUPPORT,
                        "Create a connector, load its .qwc file into the customer's Web Connector, and type its key there.",
                        sight.facts().overview().company().createdAt()))
                : Stream.empty();
    }

    static Stream<Attention> allSilent(Sight sight) {
        if (sight.facts().connectors().isEmpty() || !sight.live().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(sight.lastCaller()
                .map(last -> Attention.critical(
                        "no_connector_seen",
                        "no connector seen since "
                                + ConnectorState.time(
                                        Objects.requireNonNull(last.sighting().lastSeenAt())),
                        Actor.BOOKKEEPER,
                        "Start the computer of " + last.connector().label()
                                + ", sign in to Windows, and see that the Web Connector runs with Auto-Run ticked.",
                        last.sighting().lastSeenAt()))
                .orElseGet(() -> Attention.info(
                        "connector_never_connected",
                        "No connector has called yet.",
                        Actor.BOOKKEEPER,
                        "Load the .qwc file into the Web Connector with the company file open, type the key, and choose "
                                + "Update Selected.",
                        firstMade(sight))));
    }

    static Stream<Attention> someSilent(Sight sight) {
        if (sight.live().isEmpty()) {
            return Stream.empty();
        }
        return sight.facts().connectors().stream()
                .filter(sight::isSilent)
                .map(connector -> Attention.warning(
                        "connector_silent",
                        "The connector " + connector.connector().label() + " has not called since "
                                + ConnectorState.time(Objects.requireNonNull(
                                        connector.sighting().lastSeenAt()))
                                + "; another one keeps the sync going.",
                        Actor.BOOKKEEPER,
                        "Start its computer and Web Connector, or revoke it if it is not used any more.",
                        connector.sighting().lastSeenAt()));
    }

    static Stream<Attention> onlyOne(Sight sight) {
        var connectors = sight.facts().connectors();
        var first = firstMade(sight);
        return connectors.size() == 1
                        && sight.pairing().isConfirmed()
                        && first != null
                        && !first.plus(TIME_TO_SET_UP_A_SECOND).isAfter(sight.now())
                ? Stream.of(Attention.info(
                        "one_connector",
                        "redundancy: 1 of 2 recommended",
                        Actor.SUPPORT,
                        "Set up a connector on a second computer, so that the sync goes on when the first one is off.",
                        first))
                : Stream.empty();
    }

    static Stream<Attention> waitsForTurn(Sight sight) {
        return sight.lastCaller().stream()
                .filter(last ->
                        "none".equals(last.sighting().answer()) && reason(last).startsWith("waiting:"))
                .map(last -> Attention.info(
                        "waiting_for_turn",
                        reason(last),
                        Actor.NOBODY,
                        "Nothing: companies that share a computer take turns while QuickBooks is closed.",
                        last.sighting().lastSeenAt()));
    }

    private static String reason(ConnectorOverview connector) {
        var reason = connector.sighting().answerReason();
        return reason == null ? "" : reason;
    }

    private static @Nullable Instant firstMade(Sight sight) {
        return sight.facts().connectors().stream()
                .map(ConnectorOverview::connector)
                .map(Connector::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}

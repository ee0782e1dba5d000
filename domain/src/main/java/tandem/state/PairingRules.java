package tandem.state;

import java.util.stream.Stream;
import tandem.company.Pairing;
import tandem.state.Attention.Actor;

/** Attention for the tie between a company and its file. */
final class PairingRules {

    private PairingRules() {}

    static Stream<Attention> stopped(Sight sight) {
        var stop = sight.facts().overview().progress().stop();
        return stop == null
                ? Stream.empty()
                : Stream.of(Attention.critical(
                        stop.code(),
                        stop.reason() + " Nothing is read and nothing is written.",
                        Actor.SUPPORT,
                        whatToDo(stop.code()),
                        stop.since()));
    }

    private static String whatToDo(String code) {
        return switch (code) {
            case "file_records_missing" ->
                "Find out with the customer whether this is the file that they work in, and whether it was replaced by a copy or"
                        + " repaired. When the right file is open, resume with a reason: everything is compared, and what is gone is listed.";
            case "file_records_older" ->
                "Find out with the customer whether this is the file that they work in, or whether a computer's clock was wrong."
                        + " When the right file is open, resume with a reason: everything is compared, and what was lost is listed.";
            default ->
                "Find out with the customer which company file is open and whether a backup was restored. When the right file is"
                        + " open, resume with a reason: everything is compared, and what is gone is listed. If it is another"
                        + " company's books for good, reset the pairing.";
        };
    }

    static Stream<Attention> mismatch(Sight sight) {
        if (sight.pairing() != Pairing.MISMATCH) {
            return Stream.empty();
        }
        var open = sight.facts().overview().progress().candidate();
        var confirmed = sight.facts().overview().progress().confirmed();
        var name = confirmed == null ? null : confirmed.companyName();
        return Stream.of(Attention.critical(
                "wrong_company_file",
                "Another company file was open than the one that was confirmed. Nothing is exchanged with it.",
                Actor.BOOKKEEPER,
                "Open the confirmed company file" + (name == null ? "" : ", " + name + ",") + " and update again.",
                open == null ? null : open.seenAt()));
    }

    static Stream<Attention> awaitingConfirmation(Sight sight) {
        var candidate = sight.facts().overview().progress().candidate();
        if (sight.pairing() != Pairing.AWAITING_CONFIRMATION || candidate == null) {
            return Stream.empty();
        }
        return Stream.of(
                candidate.pairedElsewhere()
                        ? Attention.critical(
                                "file_paired_elsewhere",
                                "The company file that was seen is already paired with another company.",
                                Actor.SUPPORT,
                                "Reject the pairing, and have the company file opened that belongs to this company.",
                                candidate.seenAt())
                        : Attention.warning(
                                "awaiting_confirmation",
                                "A company file was seen and waits for a person to confirm that it is the right one.",
                                Actor.SUPPORT,
                                "Compare the facts of the pairing with the customer's books, then confirm or reject it.",
                                candidate.seenAt()));
    }

    static Stream<Attention> rejected(Sight sight) {
        return sight.pairing() == Pairing.REJECTED && sight.facts().connectors().isEmpty() && !sight.isRetired()
                ? Stream.of(Attention.warning(
                        "pairing_rejected",
                        "The company file that was seen was rejected, and its connector is revoked.",
                        Actor.SUPPORT,
                        "Create a new connector and load its .qwc file with the right company file open.",
                        null))
                : Stream.empty();
    }
}

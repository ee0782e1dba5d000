package tandem.api.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyOverview;
import tandem.company.CompanySettings;
import tandem.company.FileFacts;
import tandem.company.Pairing;
import tandem.identity.TypeId;
import tandem.mirror.Address;

/**
 * The facts of company files side by side, for a person to say whether it is the right one.
 *
 * @param state in plain words
 * @param isWaiting whether a person has to decide
 * @param fileId and {@code candidateId}: what the person has seen, to be sent along with the decision; empty: no file is shown
 * @param warnings why it may not be confirmed, or should not
 */
public record PairingPanel(
        String state,
        String style,
        boolean isWaiting,
        boolean hasCandidate,
        boolean hasConfirmed,
        boolean mayBeConfirmed,
        String fileId,
        String candidateId,
        @Nullable Instant seenAt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        List<String> warnings,
        List<Fact> facts) {

    /** One fact of both files; empty where it is not known. */
    public record Fact(String name, String waiting, String confirmed, boolean differs) {}

    static final String CANDIDATE = "cand";

    static PairingPanel of(CompanyOverview overview) {
        var progress = overview.progress();
        var waiting = progress.candidate();
        var confirmed = progress.confirmed();
        var settings = overview.company().settings();
        var warnings = waiting == null ? List.<String>of() : warnings(waiting, settings);
        boolean isWaiting = progress.pairing() == Pairing.AWAITING_CONFIRMATION && waiting != null;
        return new PairingPanel(
                state(progress.pairing()),
                style(progress.pairing()),
                isWaiting,
                waiting != null,
                confirmed != null,
                waiting != null && !waiting.pairedElsewhere() && (!waiting.sampleFile() || settings.allowSampleFile()),
                waiting == null ? "" : waiting.fileId().toString(),
                progress.candidateId() == null ? "" : TypeId.format(CANDIDATE, progress.candidateId()),
                waiting == null ? null : waiting.seenAt(),
                progress.confirmedAt(),
                progress.confirmedBy(),
                warnings,
                facts(settings, waiting, confirmed));
    }

    private static String state(Pairing pairing) {
        return switch (pairing) {
            case UNPAIRED -> "No company file has shown itself yet";
            case AWAITING_CONFIRMATION -> "A company file waits to be confirmed";
            case CONFIRMED -> "Confirmed";
            case REJECTED -> "The file that was seen was rejected";
            case MISMATCH -> "Another file was open than the confirmed one";
        };
    }

    private static String style(Pairing pairing) {
        return switch (pairing) {
            case UNPAIRED, REJECTED -> "waiting";
            case AWAITING_CONFIRMATION -> "attention";
            case CONFIRMED -> "good";
            case MISMATCH -> "stopped";
        };
    }

    private static List<String> warnings(FileFacts waiting, CompanySettings settings) {
        var found = new ArrayList<String>();
        if (waiting.pairedElsewhere()) {
            found.add("This file is another company\u2019s already. It can only be rejected.");
        }
        if (waiting.sampleFile()) {
            found.add(
                    settings.allowSampleFile()
                            ? "This is a sample file of QuickBooks, which this company allows."
                            : "This is a sample file of QuickBooks. The company\u2019s settings do not allow it.");
        }
        var restored = waiting.lastRestored();
        if (restored != null && !settings.declaresRestore(restored)) {
            found.add("QuickBooks says that this file was restored from a backup on " + restored
                    + ", which nobody has declared. Ask which backup it was.");
        }
        return found;
    }

    private static List<Fact> facts(
            CompanySettings settings, @Nullable FileFacts waiting, @Nullable FileFacts confirmed) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("Company name", waiting, confirmed, FileFacts::companyName));
        facts.add(fact("Legal name", waiting, confirmed, FileFacts::legalName));
        facts.add(fact("Address", waiting, confirmed, file -> address(file.address())));
        facts.add(fact("Country", waiting, confirmed, FileFacts::country));
        facts.add(fact("Tax id ends in", waiting, confirmed, FileFacts::einTail));
        facts.add(fact("Fiscal year begins", waiting, confirmed, FileFacts::fiscalYearStart));
        facts.add(fact("File", waiting, confirmed, FileFacts::filePath));
        facts.add(fact("QuickBooks", waiting, confirmed, FileFacts::productName));
        facts.add(fact("Restored on", waiting, confirmed, file -> day(file.lastRestored())));
        facts.add(fact("FileID", waiting, confirmed, file -> file.fileId().toString()));
        facts.removeIf(fact -> fact.waiting().isEmpty() && fact.confirmed().isEmpty());
        if (waiting != null && confirmed == null) {
            facts.addFirst(new Fact("MineralTree\u2019s company", settings.name(), "", false));
        }
        return facts;
    }

    private static Fact fact(
            String name,
            @Nullable FileFacts waiting,
            @Nullable FileFacts confirmed,
            Function<FileFacts, @Nullable String> which) {
        var one = waiting == null ? "" : Objects.requireNonNullElse(which.apply(waiting), "");
        var other = confirmed == null ? "" : Objects.requireNonNullElse(which.apply(confirmed), "");
        return new Fact(name, one, other, waiting != null && confirmed != null && !one.equals(other));
    }

    private static @Nullable String address(@Nullable Address address) {
        return address == null
                ? null
                : Stream.of(
                                address.line1(),
                                address.line2(),
                                address.line3(),
                                address.line4(),
                                address.line5(),
                                address.city(),
                                address.state(),
                                address.postalCode(),
                                address.country())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}

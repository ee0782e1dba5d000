package tandem.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import tandem.people.PasswordRules;

/**
 * Everything that can be set about the hub itself; the defaults stand in {@code application.yaml}. A value that cannot
 * work is refused at start, all of them at once.
 *
 * @param publicUrl where the world reaches the hub, as a .qwc file names it; no slash at the end
 * @param dataDir where the embedded PostgreSQL keeps its data
 * @param bootstrapApiKey the first API key, taken as it is; absent or empty: one is generated
 * @param console about the console
 * @param lease how long a company stays with the connector that last attempted to sync it, against other connectors
 * @param minimumGap a call of a connector sooner than this after its last completed session is early; zero: never
 * @param retryBackoff the wait before the third try of a passing refusal; doubles from there
 * @param verifyWithin how long it may take until everything that is held of a company file has been compared with it
 * @param patienceInProcess after how long a payment that is still on its way is reported
 * @param patienceInDoubt after how long a write is reported of which nobody knows whether QuickBooks has it
 * @param patienceSilent after how long it is reported that no connector calls
 * @param patienceMoved for how long it is reported that the company file is open somewhere else than before
 * @param stampOwnerId the OwnerID of our mark in company files; absent or empty: generated and stored at first start
 * @param maxResponse the biggest answer that is taken from QuickBooks
 * @param minWebConnector the oldest version of the Web Connector that may work, in numbers and dots
 * @param keepExchanges how long it is kept what went over the wire
 * @param keepResponses how long responses are kept that went as they should
 * @param keepResponseSize the biggest of these that is kept; zero: none
 * @param keepSessions how long sessions that have ended are kept
 * @param keepWrongKeys how long the counts of wrong keys are kept
 * @param feedRetention how long the change feeds keep what they told
 * @param keepDeliveries how long it is kept what became of events that webhooks were called for
 * @param webhookAllowPrivate whether webhooks may call the hub's own machine and network, and without TLS
 * @param apiRate how many calls a minute an API key may make over all nodes; 0: as many as it likes
 * @param supportContact whom people may call or write to; shown in advice
 */
@ConfigurationProperties("tandem")
public record TandemSettings(
        URI publicUrl,
        Path dataDir,
        @Nullable String bootstrapApiKey,
        Console console,
        Duration lease,
        Duration minimumGap,
        Duration retryBackoff,
        Duration verifyWithin,
        Duration patienceInProcess,
        Duration patienceInDoubt,
        Duration patienceSilent,
        Duration patienceMoved,
        @Nullable String stampOwnerId,
        DataSize maxResponse,
        String minWebConnector,
        Duration keepExchanges,
        Duration keepResponses,
        DataSize keepResponseSize,
        Duration keepSessions,
        Duration keepWrongKeys,
        Duration feedRetention,
        Duration keepDeliveries,
        boolean webhookAllowPrivate,
        int apiRate,
        String supportContact) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SHORTEST_KEY = 20;
    private static final Duration SHORTEST_SIGN_IN = Duration.ofMinutes(1);
    private static final Duration SHORTEST_KEEPING = Duration.ofHours(1);
    private static final Duration SHORTEST_PATIENCE = Duration.ofHours(1);
    private static final Duration SHORTEST_ROUND = Duration.ofDays(1);
    private static final DataSize MOST_RECORDED = DataSize.ofKilobytes(256);
    private static final DataSize LEAST_RESPONSE = DataSize.ofMegabytes(1);

    /**
     * What can be set about the console.
     *
     * @param password the password of the first person; absent or empty: one is generated
     * @param idle after how long without an act somebody has to sign in again
     * @param session after how long somebody has to sign in again, whatever is done
     * @param roleClaim in which claim a provider says what a person may do; empty: in none
     */
    public record Console(
            @Nullable String password,
            Duration idle,
            Duration session,
            @Nullable String roleClaim) {

        /** Without the password, which must not get into a log by accident. */
        @Override
        public String toString() {
            return "Console[idle=" + idle + ", session=" + session + ", roleClaim=" + roleClaim + "]";
        }
    }

    /** Refuses all values that cannot work. */
    public TandemSettings {
        refuseEmpty(publicUrl, "TANDEM_PUBLIC_URL");
        refuseEmpty(dataDir, "TANDEM_DATA_DIR");
        refuseEmpty(console.idle(), "TANDEM_CONSOLE_IDLE");
        refuseEmpty(console.session(), "TANDEM_CONSOLE_SESSION");
        refuseEmpty(lease, "TANDEM_LEASE");
        refuseEmpty(minimumGap, "TANDEM_MINIMUM_GAP");
        refuseEmpty(retryBackoff, "TANDEM_RETRY_BACKOFF");
        refuseEmpty(verifyWithin, "TANDEM_VERIFY_WITHIN");
        refuseEmpty(patienceInProcess, "TANDEM_PATIENCE_IN_PROCESS");
        refuseEmpty(patienceInDoubt, "TANDEM_PATIENCE_IN_DOUBT");
        refuseEmpty(patienceSilent, "TANDEM_PATIENCE_SILENT");
        refuseEmpty(patienceMoved, "TANDEM_PATIENCE_MOVED");
        refuseEmpty(maxResponse, "TANDEM_MAX_RESPONSE");
        refuseEmpty(keepExchanges, "TANDEM_KEEP_EXCHANGES");
        refuseEmpty(keepResponses, "TANDEM_KEEP_RESPONSES");
        refuseEmpty(keepResponseSize, "TANDEM_KEEP_RESPONSE_SIZE");
        refuseEmpty(keepSessions, "TANDEM_KEEP_SESSIONS");
        refuseEmpty(keepWrongKeys, "TANDEM_KEEP_WRONG_KEYS");
        refuseEmpty(feedRetention, "TANDEM_FEED_RETENTION");
        refuseEmpty(keepDeliveries, "TANDEM_KEEP_DELIVERIES");
        List<String> refusals = new ArrayList<>();
        publicUrlRefusal(publicUrl).ifPresent(refusals::add);
        if (bootstrapApiKey != null && !bootstrapApiKey.isBlank() && bootstrapApiKey.length() < SHORTEST_KEY) {
            refusals.add("TANDEM_BOOTSTRAP_API_KEY has " + bootstrapApiKey.length() + " characters; it needs at least "
                    + SHORTEST_KEY);
        }
        consolePasswordRefusal(console.password()).ifPresent(refusals::add);
        if (console.idle().compareTo(SHORTEST_SIGN_IN) < 0) {
            refusals.add("TANDEM_CONSOLE_IDLE is " + console.idle() + "; it must be " + SHORTEST_SIGN_IN + " at least");
        }
        if (console.session().compareTo(console.idle()) < 0) {
            refusals.add("TANDEM_CONSOLE_SESSION is " + console.session()
                    + "; it must not be shorter than TANDEM_CONSOLE_IDLE");
        }
        if (!lease.isPositive()) {
            refusals.add("TANDEM_LEASE is " + lease + "; it must be longer than nothing, such as PT30M");
        }
        if (minimumGap.isNegative()) {
            refusals.add("TANDEM_MINIMUM_GAP is " + minimumGap + "; it cannot be negative");
        }
        if (!retryBackoff.isPositive()) {
            refusals.add("TANDEM_RETRY_BACKOFF is " + retryBackoff + "; it must be longer than nothing, such as PT1M");
        }
        if (verifyWithin.compareTo(SHORTEST_ROUND) < 0) {
            refusals.add("TANDEM_VERIFY_WITHIN is " + verifyWithin + "; it must be P1D at least, such as P30D");
        }
        patienceRefusal("TANDEM_PATIENCE_IN_PROCESS", patienceInProcess).ifPresent(refusals::add);
        patienceRefusal("TANDEM_PATIENCE_IN_DOUBT", patienceInDoubt).ifPresent(refusals::add);
        patienceRefusal("TANDEM_PATIENCE_SILENT", patienceSilent).ifPresent(refusals::add);
        patienceRefusal("TANDEM_PATIENCE_MOVED", patienceMoved).ifPresent(refusals::add);
        if (stampOwnerId != null
                && !stampOwnerId.isBlank()
                && uuid(stampOwnerId).isEmpty()) {
            refusals.add("TANDEM_STAMP_OWNER_ID is \"" + stampOwnerId
                    + "\"; it must be a GUID, such as {6C3B7C0E-9F3C-4E7B-8E57-0C1D2E3F4A5B}");
        }
        if (maxResponse.compareTo(LEAST_RESPONSE) < 0 || maxResponse.toBytes() > Integer.MAX_VALUE) {
            refusals.add(
                    "TANDEM_MAX_RESPONSE is " + maxResponse.toBytes() + " bytes; it must be between 1MB and 2047MB");
        }
        if (!minWebConnector.matches("\\d{1,4}(\\.\\d{1,5}){0,3}")) {
            refusals.add("TANDEM_MIN_WEB_CONNECTOR is \"" + minWebConnector + "\"; it must be a version, such as 2.1");
        }
        keepingRefusal("TANDEM_KEEP_EXCHANGES", keepExchanges).ifPresent(refusals::add);
        keepingRefusal("TANDEM_KEEP_RESPONSES", keepResponses).ifPresent(refusals::add);
        if (keepResponseSize.isNegative() || keepResponseSize.compareTo(MOST_RECORDED) > 0) {
            refusals.add("TANDEM_KEEP_RESPONSE_SIZE is " + keepResponseSize.toBytes()
                    + " bytes; it must be between 0 and 256KB, such as 64KB");
        }
        keepingRefusal("TANDEM_KEEP_SESSIONS", keepSessions).ifPresent(refusals::add);
        keepingRefusal("TANDEM_KEEP_WRONG_KEYS", keepWrongKeys).ifPresent(refusals::add);
        keepingRefusal("TANDEM_FEED_RETENTION", feedRetention).ifPresent(refusals::add);
        keepingRefusal("TANDEM_KEEP_DELIVERIES", keepDeliveries).ifPresent(refusals::add);
        if (keepSessions.compareTo(keepExchanges) < 0) {
            refusals.add(
                    "TANDEM_KEEP_SESSIONS is " + keepSessions
                            + "; it must not be shorter than TANDEM_KEEP_EXCHANGES, since exchanges are found by their session");
        }
        if (apiRate < 0) {
            refusals.add(
                    "TANDEM_API_RATE is " + apiRate + "; it must be a number of calls a minute, or 0 for no limit");
        }
        if (supportContact.isBlank()) {
            refusals.add("TANDEM_SUPPORT_CONTACT is empty; people who need help must find somebody");
        }
        UnusableSettings.refuse(refusals);
        publicUrl = withoutSlashAtTheEnd(publicUrl);
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** The first API key, where one was given. */
    public Optional<String> givenBootstrapApiKey() {
        return Optional.ofNullable(bootstrapApiKey).filter(key -> !key.isBlank());
    }

    /** The OwnerID of the mark in company files, where one was given. */
    public Optional<UUID> givenStampOwnerId() {
        return Optional.ofNullable(stampOwnerId).flatMap(TandemSettings::uuid);
    }

    /** Without the key, which must not get into a log. */
    @Override
    public String toString() {
        return "TandemSettings[publicUrl=" + publicUrl + ", dataDir=" + dataDir + "]";
    }

    private static Optional<String> consolePasswordRefusal(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            return Optional.empty();
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return password.length() < PasswordRules.SHORTEST || bytes > PasswordRules.LONGEST_BYTES
                ? Optional.of("TANDEM_CONSOLE_PASSWORD has " + password.length() + " characters; it needs "
                        + PasswordRules.SHORTEST + " to " + PasswordRules.LONGEST_BYTES)
                : Optional.empty();
    }

    /** Whoever looks for the cause of something needs the last hour at least. */
    private static Optional<String> keepingRefusal(String name, Duration keeping) {
        return keeping.compareTo(SHORTEST_KEEPING) < 0
                ? Optional.of(name + " is " + keeping + "; it must be PT1H at least")
                : Optional.empty();
    }

    /** Whoever is told of everything at once looks at nothing. */
    private static Optional<String> patienceRefusal(String name, Duration patience) {
        return patience.compareTo(SHORTEST_PATIENCE) < 0
                ? Optional.of(name + " is " + patience + "; it must be PT1H at least, such as P1D")
                : Optional.empty();
    }

    /** An empty variable is bound as nothing at all. */
    private static void refuseEmpty(@Nullable Object value, String name) {
        if (value == null) {
            UnusableSettings.refuse(List.of(name + " is empty; leave it out to get the default"));
        }
    }

    private static Optional<String> publicUrlRefusal(URI url) {
        String host = url.getHost();
        String scheme = url.getScheme();
        if (scheme == null
                || host == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null) {
            return refusedUrl(url, "it must be an address such as https://hub.example.com, with no query and no user");
        }
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> Optional.empty();
            case "http" ->
                THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : refusedUrl(
                                url,
                                "it must begin with https, since the Web Connector takes http from localhost only");
            default -> refusedUrl(url, "it must begin with https");
        };
    }

    private static Optional<String> refusedUrl(URI url, String why) {
        return Optional.of("TANDEM_PUBLIC_URL is \"" + url + "\"; " + why);
    }

    private static URI withoutSlashAtTheEnd(URI url) {
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private static Optional<UUID> uuid(String text) {
        String bare = text.strip().replaceFirst("^\\{(.*)}$", "$1");
        return bare.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                ? Optional.of(UUID.fromString(bare))
                : Optional.empty();
    }
}

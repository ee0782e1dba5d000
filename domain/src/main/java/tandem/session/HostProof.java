package tandem.session;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.session.Conversation.OpenFile;
import tandem.wire.Answer;
import tandem.wire.QbXmlVersion;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/** What the first call of a session says about the file that QuickBooks has open: is it the one of this connector's .qwc? */
sealed interface HostProof {

    /**
     * It is.
     *
     * @param multiUser whether others may work in the file meanwhile; absent where QuickBooks did not say
     */
    record Proved(
            Sighting sighting,
            CompanyFile.Mode mode,
            @Nullable Boolean multiUser) implements HostProof {}

    /** It is another one. */
    record WrongFile(String code, String text) implements HostProof {}

    /**
     * It may be; nothing can be done with it.
     *
     * @param leavesToOthers whether another connector may have the right one open
     */
    record Unusable(String code, String text, boolean leavesToOthers) implements HostProof {}

    /** The name of the mark that the Web Connector puts into a file when a .qwc is added. */
    String FILE_ID = "FileID";

    /** The name of the lock that the Web Connector takes in a file: {@code LOCKED:<computer>:<time>}. */
    String APP_LOCK = "AppLock";

    static HostProof read(QuickBooksLanguage language, OpenFile call, Visit.Guest guest) {
        var pieces = new ArrayList<Answer>();
        try {
            language.read(new StringReader(call.hostCompanyPreferences()), pieces::add);
        } catch (UnreadableAnswer e) {
            return new Unusable(
                    "file_not_identified",
                    "QuickBooks did not say which company file is open, so nothing was exchanged. Close any open "
                            + "windows in QuickBooks and update again.",
                    false);
        }
        var company = first(pieces, Answer.Company.class);
        var host = first(pieces, Answer.Host.class);
        if (company.isEmpty()) {
            return new Unusable(
                    "file_not_identified",
                    "QuickBooks did not say which company file is open, so nothing was exchanged. Close any open "
                            + "windows in QuickBooks and update again.",
                    false);
        }
        return judge(company.get(), host, call, guest);
    }

    private static HostProof judge(
            Answer.Company company, Optional<Answer.Host> host, OpenFile call, Visit.Guest guest) {
        var fileId = mark(company, guest.ownerId(), FILE_ID);
        if (fileId == null || !guest.fileId().equals(guid(fileId))) {
            return new WrongFile(
                    "wrong_company_file",
                    "This connection belongs to " + guest.companyName() + ", but QuickBooks has "
                            + name(company, call) + " open, which was not added to it. Nothing was exchanged. Open the "
                            + "company file of " + guest.companyName() + " and update again.");
        }
        if (company.isSampleCompany() && !guest.allowsSampleFile()) {
            return new Unusable(
                    "sample_company_file",
                    "QuickBooks has one of its sample companies open, which are not synced. Open the company file of "
                            + guest.companyName() + ".",
                    true);
        }
        var version = version(host, call);
        if (version.isEmpty()) {
            return new Unusable(
                    "quickbooks_too_old",
                    "This QuickBooks is too old, or of an edition that cannot exchange data. Version 2009 or later "
                            + "of QuickBooks Pro, Premier or Enterprise is needed.",
                    false);
        }
        boolean offline = host.map(Answer.Host::isAutomaticLogin).orElse(false);
        return new Proved(
                new Sighting(
                        call.companyFile(),
                        computer(mark(company, guest.ownerId(), APP_LOCK)),
                        company.companyName(),
                        host.map(Answer.Host::productName).orElse(null),
                        version.get().toString(),
                        host.map(Answer.Host::country).orElse(call.country()),
                        null),
                offline ? CompanyFile.Mode.OFFLINE : CompanyFile.Mode.ONLINE,
                host.map(Answer.Host::multiUser).orElse(null));
    }

    /** What QuickBooks says of itself counts; what the Web Connector says of it where QuickBooks is silent. */
    private static Optional<QbXmlVersion> version(Optional<Answer.Host> host, OpenFile call) {
        var offered = host.map(Answer.Host::supportedVersions).orElse(List.of());
        return offered.isEmpty()
                ? QbXmlVersion.best(List.of(QbXmlVersion.PREFERRED.toString()))
                        .filter(preferred ->
                                new QbXmlVersion(call.qbXmlMajor(), call.qbXmlMinor()).compareTo(preferred) >= 0)
                        .or(() -> QbXmlVersion.best(List.of(call.qbXmlMajor() + "." + call.qbXmlMinor())))
                : QbXmlVersion.best(offered);
    }

    private static String name(Answer.Company company, OpenFile call) {
        return company.companyName() != null && !company.companyName().isBlank()
                ? company.companyName()
                : call.companyFile().isBlank() ? "another company file" : call.companyFile();
    }

    static @Nullable String mark(Answer.Company company, UUID owner, String name) {
        return company.marks().stream()
                .filter(mark -> mark.name().equals(name)
                        && (mark.owner() == null || mark.owner().equals(owner)))
                .map(Answer.Mark::value)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable UUID guid(String text) {
        try {
            return UUID.fromString(
                    text.strip().replace("{", "").replace("}", "").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String computer(@Nullable String lock) {
        var parts = lock == null ? new String[0] : lock.split(":", -1);
        return parts.length >= 3 && parts[0].equals("LOCKED") ? parts[1] : null;
    }

    private static <T extends Answer> Optional<T> first(List<Answer> pieces, Class<T> type) {
        return pieces.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}

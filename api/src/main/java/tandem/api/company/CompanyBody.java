package tandem.api.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyOverview;
import tandem.company.CompanyStatus;

/** A company as callers see it. */
@Schema(name = "Company")
record CompanyBody(
        @Schema(example = "co_01jd8m3v6feqavyp5sjd3k9q2c") String id,
        @Nullable String externalId,
        String name,
        CompanyStatus status,
        int syncIntervalMinutes,
        @Nullable LocalDate initialSyncFrom,

        @Schema(description = "The file to open when QuickBooks is closed; empty: the one that is open.")
        String companyFilePath,

        @Schema(description = "Whether the last approval of a bill posts it as well.")
        boolean autoPost,

        boolean allowSampleFile,
        List<LocalDate> declaredRestoreDates,
        @Nullable Integer companyFileSizeMb,

        @Schema(description = "ISO 4217, from the company file's preferences.", example = "USD") @Nullable
        String homeCurrency,

        @Schema(description = "The last closed day of the books, from the company file's preferences.") @Nullable
        LocalDate closingDate,

        List<QuietHoursBody> quietHours,
        @Nullable PauseBody pause,
        @Nullable Instant retiredAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** A pause that lasts. */
    @Schema(name = "Pause")
    record PauseBody(String reason, Instant since, @Nullable Instant until) {}

    static CompanyBody of(CompanyOverview overview, Instant now) {
        var company = overview.company();
        var settings = company.settings();
        var pause = company.pause();
        return new CompanyBody(
                company.id().toString(),
                company.externalId(),
                settings.name(),
                overview.status(now),
                settings.syncIntervalMinutes(),
                settings.initialSyncFrom(),
                settings.companyFilePath(),
                settings.autoPost(),
                settings.allowSampleFile(),
                settings.declaredRestoreDates(),
                settings.companyFileSizeMb(),
                overview.progress().homeCurrency(),
                overview.progress().closingDate(),
                company.quietHours().stream().map(QuietHoursBody::of).toList(),
                pause != null && pause.lastsAt(now)
                        ? new PauseBody(pause.reason(), pause.since(), pause.until())
                        : null,
                company.retiredAt(),
                company.version(),
                company.createdAt(),
                company.updatedAt());
    }
}

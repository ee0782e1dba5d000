package tandem.api.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanySettings;

/** What may be changed of a company; what is absent stays as it is, {@code null} goes back to the default. */
@Schema(name = "CompanyPatch")
record CompanyPatch(
        @Nullable String name,

        @Schema(description = "A multiple of 5, 5 to 1440.") @Nullable
        Integer syncIntervalMinutes,

        @Nullable LocalDate initialSyncFrom,
        @Nullable String companyFilePath,
        @Nullable Boolean autoPost,
        @Nullable Boolean allowSampleFile,
        @Nullable List<LocalDate> declaredRestoreDates,
        @Nullable Integer companyFileSizeMb) {

    static CompanyPatch of(CompanySettings settings) {
        return new CompanyPatch(
                settings.name(),
                settings.syncIntervalMinutes(),
                settings.initialSyncFrom(),
                settings.companyFilePath(),
                settings.autoPost(),
                settings.allowSampleFile(),
                settings.declaredRestoreDates(),
                settings.companyFileSizeMb());
    }

    CompanySettings settings() {
        return new NewCompany(
                        name,
                        null,
                        syncIntervalMinutes,
                        initialSyncFrom,
                        companyFilePath,
                        autoPost,
                        allowSampleFile,
                        declaredRestoreDates,
                        companyFileSizeMb)
                .settings();
    }
}

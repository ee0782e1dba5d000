package tandem.api.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanySettings;

/** What a new company shall be. */
@Schema(name = "NewCompany")
record NewCompany(
        @Schema(example = "Acme Tools", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(description = "MineralTree's own id, unique.", example = "mt-4711") @Nullable
        String externalId,

        @Schema(description = "A multiple of 5, 5 to 1440; 5 unless given.") @Nullable
        Integer syncIntervalMinutes,

        @Schema(description = "The first day of the history that is read; absent: everything.") @Nullable
        LocalDate initialSyncFrom,

        @Nullable String companyFilePath,
        @Nullable Boolean autoPost,
        @Nullable Boolean allowSampleFile,
        @Nullable List<LocalDate> declaredRestoreDates,
        @Nullable Integer companyFileSizeMb) {

    CompanySettings settings() {
        return new CompanySettings(
                name == null ? "" : name.strip(),
                syncIntervalMinutes == null ? CompanySettings.DEFAULT_INTERVAL_MINUTES : syncIntervalMinutes,
                initialSyncFrom,
                companyFilePath == null ? "" : companyFilePath,
                autoPost != null && autoPost,
                allowSampleFile != null && allowSampleFile,
                declaredRestoreDates == null ? List.of() : declaredRestoreDates,
                companyFileSizeMb);
    }
}

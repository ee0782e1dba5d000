package tandem.api.mirror;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.approval.ApprovalSettings;
import tandem.approval.Level;
import tandem.approval.Strategy;

/** How a company reads its rules of approval. */
@Schema(name = "ApprovalSettings", description = "What is absent goes back to the default.")
record ApprovalSettingsBody(
        @Schema(
                description =
                        "Where rules of several levels fit a bill: only the first level asks, or all of them, one after the other.",
                defaultValue = "first_level")
        @Nullable
        Strategy strategy,

        @Schema(
                description = "Every level once; vendor, class, account unless set.",
                example = "[\"vendor\",\"class\",\"account\"]")
        @Nullable
        List<Level> levelOrder,

        @Schema(description = "Who is not asked any more, whatever the rules say.") @Nullable
        List<String> inactiveApprovers,

        @Schema(
                description =
                        "Whether bills that were entered in QuickBooks are routed as well, and are not paid from here before they are"
                                + " approved.",
                defaultValue = "false")
        @Nullable
        Boolean beforePayment) {

    static ApprovalSettingsBody of(ApprovalSettings settings) {
        return new ApprovalSettingsBody(
                settings.strategy(),
                settings.order(),
                settings.inactiveApprovers().stream().sorted().toList(),
                settings.beforePayment());
    }

    ApprovalSettings settings() {
        return new ApprovalSettings(
                Objects.requireNonNullElse(strategy, ApprovalSettings.USUAL.strategy()),
                Objects.requireNonNullElse(levelOrder, ApprovalSettings.USUAL.order()),
                inactiveApprovers == null ? Set.of() : Set.copyOf(inactiveApprovers),
                Boolean.TRUE.equals(beforePayment));
    }
}

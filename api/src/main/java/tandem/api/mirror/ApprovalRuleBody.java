package tandem.api.mirror;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Formats;
import tandem.approval.ApprovalRule;
import tandem.approval.Level;
import tandem.approving.WantedRule;
import tandem.books.Money;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;

/** One person who is asked about the bills of a vendor, a class or an account. */
@Schema(
        name = "ApprovalRule",
        description =
                "Several people about the same subject are several rules. What is absent is as another rule of the"
                        + " same subject, and tier, says.")
record ApprovalRuleBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Level subject,

        @Schema(description = "The vendor, class or account.", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String subjectId,

        @Schema(
                description = "Whatever the caller knows the person by.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 200,
                example = "ann@example.com")
        @Nullable
        String approver,

        @Schema(
                description = "For vendors: of such a vendor's bills only the vendor's rule counts.",
                defaultValue = "false")
        @Nullable
        Boolean prioritized,

        @Schema(description = "1 to 20; a tier is asked when those before it are done.", defaultValue = "1") @Nullable
        Integer tier,

        @Schema(
                format = Formats.DECIMAL,
                description = "The tier is asked about bills of this total or more, in the bill's currency; null: all.",
                example = "1000.00")
        @Nullable
        String threshold,

        @Schema(
                description = "Whether everybody of this subject's tier has to approve; else one suffices.",
                defaultValue = "true")
        @Nullable
        Boolean allMustApprove) {

    static ApprovalRuleBody of(ApprovalRule rule) {
        return new ApprovalRuleBody(
                rule.level(),
                EntityId.of(rule.level().kind(), rule.subject()),
                rule.approver(),
                rule.prioritized(),
                rule.tier(),
                rule.threshold() == null ? null : Money.text(rule.threshold()),
                rule.allMustApprove());
    }

    /** The rule that is wanted; of nothing, one that lacks everything. */
    static WantedRule wanted(@Nullable ApprovalRuleBody body) {
        return body == null
                ? new WantedRule(null, null, null, null, null, null, null)
                : new WantedRule(
                        body.subject(),
                        Ids.named(
                                body.subject() == null
                                        ? Kind.VENDOR
                                        : body.subject().kind(),
                                body.subjectId()),
                        body.approver(),
                        body.prioritized(),
                        body.tier(),
                        body.threshold(),
                        body.allMustApprove());
    }
}

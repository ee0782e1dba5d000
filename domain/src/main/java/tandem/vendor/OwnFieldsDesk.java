package tandem.vendor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.outcome.Violation;

/** Keeps what belongs to a vendor on this side alone. The audit trail says who changed which of it, and not into what. */
public final class OwnFieldsDesk {

    private final KeptFieldsOfVendors kept;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public OwnFieldsDesk(KeptFieldsOfVendors kept, AuditTrail audit, Clock clock) {
        this.kept = kept;
        this.audit = audit;
        this.clock = clock;
    }

    KeptFields of(CompanyId company, UUID vendor) {
        return kept.of(company, Set.of(vendor)).getOrDefault(vendor, KeptFields.NONE);
    }

    static void judge(OwnFields wanted, List<Violation> violations) {
        var details = wanted.achDetails();
        if (details != null && details.length() > OwnFields.LONGEST_ACH_DETAILS) {
            violations.add(new Violation(
                    "achDetails",
                    "too_long",
                    "has " + (details.length() - OwnFields.LONGEST_ACH_DETAILS) + " characters more than the "
                            + OwnFields.LONGEST_ACH_DETAILS + " that are kept"));
        }
    }

    void keep(CompanyId company, UUID vendor, KeptFields before, OwnFields wanted, Actor actor) {
        var changed = changed(before.fields(), wanted);
        if (changed.isEmpty()) {
            return;
        }
        var now = clock.instant();
        kept.keep(company, vendor, new KeptFields(wanted, before.version() + 1, now));
        audit.add(new AuditEvent(
                now,
                actor,
                "vendor_own_fields_changed",
                company.value(),
                EntityId.of(Kind.VENDOR, vendor),
                null,
                Map.of(),
                Map.of("changed", changed)));
    }

    private static List<String> changed(OwnFields before, OwnFields after) {
        var names = new ArrayList<String>();
        if (!Objects.equals(before.achDetails(), after.achDetails())) {
            names.add("achDetails");
        }
        if (before.defaultPaymentType() != after.defaultPaymentType()) {
            names.add("defaultPaymentType");
        }
        return names;
    }
}

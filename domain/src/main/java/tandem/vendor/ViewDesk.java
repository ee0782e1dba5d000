package tandem.vendor;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.outcome.Outcome;

/**
 * Where support takes deactivated vendors from the lists, and puts them back. One who becomes active again in QuickBooks is listed
 * again by himself. Nothing of it reaches QuickBooks.
 */
public final class ViewDesk {

    private final VendorsInView view;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public ViewDesk(VendorsInView view, AuditTrail audit, Clock clock) {
        this.view = view;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why a vendor stays where he is. */
    public enum Refusal {
        /** There is no such vendor. */
        NOT_FOUND,
        /** He is active in QuickBooks. */
        ACTIVE
    }

    /** Takes a vendor from the lists who is inactive in QuickBooks. */
    public Outcome<UUID, Refusal> hide(CompanyId company, UUID vendor, @Nullable String reason, Actor actor) {
        return switch (view.sightOf(company, vendor)) {
            case UNKNOWN -> Outcome.refused(Refusal.NOT_FOUND);
            case ACTIVE -> Outcome.refused(Refusal.ACTIVE);
            case INACTIVE -> {
                view.hide(company, vendor, now());
                yield done("vendor_hidden", company, vendor, reason, actor);
            }
        };
    }

    /** Puts a vendor back into the lists. */
    public Outcome<UUID, Refusal> unhide(CompanyId company, UUID vendor, @Nullable String reason, Actor actor) {
        if (view.sightOf(company, vendor) == VendorsInView.Sight.UNKNOWN) {
            return Outcome.refused(Refusal.NOT_FOUND);
        }
        view.unhide(company, vendor);
        return done("vendor_unhidden", company, vendor, reason, actor);
    }

    private Outcome<UUID, Refusal> done(
            String action, CompanyId company, UUID vendor, @Nullable String reason, Actor actor) {
        audit.add(new AuditEvent(
                now(), actor, action, company.value(), EntityId.of(Kind.VENDOR, vendor), reason, Map.of(), Map.of()));
        return Outcome.done(vendor);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

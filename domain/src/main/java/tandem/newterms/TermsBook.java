package tandem.newterms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.TermsView;

/** Port: terms as the mirror holds them, and those that were made on this side. */
public interface TermsBook {

    /** What QuickBooks has under a name, upper and lower case being alike; whoever was removed there is left out. */
    List<TermsView> inQuickBooks(CompanyId company, String name);

    /** Terms that were made on this side, whether QuickBooks has them by now or not. */
    Optional<OwnTerms> own(CompanyId company, UUID id);

    /** Terms of that name that were made on this side and that QuickBooks does not have yet; upper and lower case are alike. */
    Optional<OwnTerms> ownCalled(CompanyId company, String name);

    /** Terms that were made on this side and that the mirror does not hold, in the order of their ids. */
    Slice<OwnTerms> notMirrored(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit);

    /** Stores new terms. */
    void add(CompanyId company, OwnTerms terms);

    /** Stores what has changed about terms that QuickBooks does not have yet. */
    void change(CompanyId company, OwnTerms terms);

    /** QuickBooks has them, under this identity of its own. */
    void arrived(CompanyId company, UUID id, String listId);
}

package tandem.newterms;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.TermsView;

/** QuickBooks' terms and those that are on their way there, as one list. */
public final class AllTerms implements MirrorList<Terms> {

    // As the database orders them; UUIDs compare otherwise in Java.
    private static final Comparator<Terms> BY_ID =
            Comparator.comparing(terms -> terms.state().id().toString());

    private final MirrorList<TermsView> mirror;
    private final TermsBook book;

    /** Puts both sides together. */
    public AllTerms(MirrorList<TermsView> mirror, TermsBook book) {
        this.mirror = mirror;
        this.book = book;
    }

    @Override
    public Slice<Terms> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
        return Slice.merge(
                mirror.list(company, filter, after, limit).map(Terms::of),
                book.notMirrored(company, filter, after, limit).map(Terms::of),
                BY_ID,
                limit);
    }

    /** Terms that QuickBooks had under another id of ours already are found by both. */
    @Override
    public Optional<Terms> find(CompanyId company, UUID id) {
        return mirror.find(company, id).map(Terms::of).or(() -> own(company, id));
    }

    /** Few terms begin on this side, and fewer are asked for before QuickBooks has them: those are read one by one. */
    @Override
    public Map<UUID, Terms> find(CompanyId company, Set<UUID> ids) {
        var found = new HashMap<UUID, Terms>();
        mirror.find(company, ids).forEach((id, terms) -> found.put(id, Terms.of(terms)));
        ids.stream()
                .filter(id -> !found.containsKey(id))
                .forEach(id -> own(company, id).ifPresent(terms -> found.put(id, terms)));
        return found;
    }

    private Optional<Terms> own(CompanyId company, UUID id) {
        return book.own(company, id)
                .flatMap(own -> own.mirroredAs() == null
                        ? Optional.of(Terms.of(own))
                        : mirror.find(company, own.mirroredAs()).map(Terms::of));
    }
}

package tandem.api.mirror;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import tandem.api.export.Archive;
import tandem.api.http.Cursor;
import tandem.api.http.IfMatch;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;

/**
 * What the resources of the mirror do alike.
 *
 * @param name of the list, in its cursors
 * @param words makes what is shown of a record
 */
record Shelf<V, B extends Shown>(Kind kind, String name, MirrorList<V> records, Function<V, B> words) {

    ResponseEntity<Page<B>> page(CompanyId company, MirrorFilter filter, Paging paging) {
        var after = paging.after(
                name, cursor -> EntityId.parse(kind, cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var slice = records.list(company, filter, after, paging.limit()).map(words);
        return paging.answer(slice, shown -> Cursor.of(name, shown.id()));
    }

    ResponseEntity<B> one(CompanyId company, String entityId) {
        B shown = words.apply(find(company, entityId));
        return ResponseEntity.ok().eTag(IfMatch.tag(shown.version())).body(shown);
    }

    /** Those of these records that one by one would be seen, as they would. */
    Map<UUID, B> shown(CompanyId company, Set<UUID> ids) {
        var shown = new HashMap<UUID, B>();
        records.find(company, ids).forEach((id, record) -> shown.put(id, words.apply(record)));
        return shown;
    }

    /** All of the list, removed records included, into the company's archive. */
    void export(CompanyId company, Archive archive) throws IOException {
        archive.<B>add(
                name,
                last -> records.list(company, MirrorFilter.WITH_REMOVED, last == null ? null : id(last), Archive.PAGE)
                        .map(words),
                Function.identity());
    }

    private UUID id(B shown) {
        return EntityId.parse(kind, shown.id()).orElseThrow();
    }

    V find(CompanyId company, String entityId) {
        return EntityId.parse(kind, entityId)
                .flatMap(id -> records.find(company, id))
                .orElseThrow(Problem::notFound);
    }
}

package tandem.api.console;

import org.jspecify.annotations.Nullable;
import tandem.feed.Topic;
import tandem.search.Hit;

/** Where what was found is looked at. */
public record HitPaths() {

    /** The page of the record, or of its company where it has none of its own. */
    public String of(Hit hit) {
        var record = hit.record();
        var topic = topic(hit.kind());
        var page = record == null || topic == null ? null : Names.page(hit.company(), topic, topic.id(record));
        return page == null ? "/console/companies/" + hit.company() : page;
    }

    private static @Nullable Topic topic(Hit.Kind kind) {
        return switch (kind) {
            case VENDOR -> Topic.VENDOR;
            case BILL -> Topic.BILL;
            case VENDOR_CREDIT -> Topic.VENDOR_CREDIT;
            case PAYMENT -> Topic.PAYMENT;
            case COMPANY, ERROR -> null;
        };
    }
}

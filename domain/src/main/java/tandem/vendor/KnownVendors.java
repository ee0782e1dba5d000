package tandem.vendor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.VendorView;

/** Vendors with both their sides. */
public final class KnownVendors implements MirrorList<KnownVendor> {

    private final MirrorList<VendorView> mirror;
    private final KeptFieldsOfVendors kept;

    /** Puts both sides together. */
    public KnownVendors(MirrorList<VendorView> mirror, KeptFieldsOfVendors kept) {
        this.mirror = mirror;
        this.kept = kept;
    }

    @Override
    public Slice<KnownVendor> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
        var vendors = mirror.list(company, filter, after, limit);
        var ids = vendors.items().stream().map(vendor -> vendor.state().id()).collect(Collectors.toUnmodifiableSet());
        var fields = kept.of(company, ids);
        return vendors.map(vendor ->
                new KnownVendor(vendor, fields.getOrDefault(vendor.state().id(), KeptFields.NONE)));
    }

    @Override
    public Optional<KnownVendor> find(CompanyId company, UUID id) {
        return mirror.find(company, id)
                .map(vendor ->
                        new KnownVendor(vendor, kept.of(company, Set.of(id)).getOrDefault(id, KeptFields.NONE)));
    }

    @Override
    public Map<UUID, KnownVendor> find(CompanyId company, Set<UUID> ids) {
        var fields = kept.of(company, ids);
        return mirror.find(company, ids).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        vendor -> new KnownVendor(
                                vendor.getValue(), fields.getOrDefault(vendor.getKey(), KeptFields.NONE))));
    }
}

package tandem.api.console;

import tandem.search.Hit;

/** Where what was found is looked at. */
public record HitPaths() {

    /** The page of the record, or of its company where it has none of its own. */
    public String of(Hit hit) {
        return "/console/companies/" + hit.company();
    }
}

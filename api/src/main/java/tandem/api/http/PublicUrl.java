package tandem.api.http;

/**
 * The address under which callers reach the hub.
 *
 * @param base without a slash at its end
 */
public record PublicUrl(String base) {

    public PublicUrl {
        base = base.replaceAll("/+$", "");
    }

    /** The full address of a path. */
    public String of(String path) {
        return base + path;
    }
}

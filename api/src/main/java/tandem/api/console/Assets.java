package tandem.api.console;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Where pages find what they load. */
@Component
class Assets {

    private static final String BASE = "/console/assets/";
    private final ResourceUrlProvider urls;

    Assets(ResourceUrlProvider urls) {
        this.urls = urls;
    }

    /** The address of a file, which changes with its content. */
    public String of(String file) {
        var found = urls.getForLookupPath(BASE + file);
        return found == null ? BASE + file : found;
    }
}

package tandem.notice;

import java.util.List;
import tandem.company.CompanyId;
import tandem.state.Attention;

/**
 * What people are told about one company at one time.
 *
 * @param name the company's name
 * @param troubles what needs a person and was not told before, the worst first; at least one
 */
public record Notice(CompanyId company, String name, List<Attention> troubles) {

    /** Refuses one that tells of nothing. */
    public Notice {
        troubles = List.copyOf(troubles);
        if (troubles.isEmpty()) {
            throw new IllegalArgumentException("a notice tells of something");
        }
    }
}

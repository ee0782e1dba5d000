package tandem.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/** Port: looks through all companies. */
public interface Search {

    /**
     * What goes by this text: companies and vendors by words of their names, of which the last may be unfinished; companies by
     * MineralTree's id; bills, credits and payments by their number; all of them by QuickBooks' own id; troubles by their error
     * code.
     *
     * @param only the one company that exists for the caller; {@code null}: all
     * @param most how many of each kind
     */
    List<Hit> find(String text, @Nullable CompanyId only, int most);
}

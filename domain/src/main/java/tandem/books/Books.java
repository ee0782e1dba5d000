package tandem.books;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tandem.company.CompanyId;

/** Port: the lists and the preferences of a company's file, as they were read last. */
public interface Books {

    /**
     * Entries of any list, of this company alone; removed ones too.
     *
     * @return what is known, by our identity
     */
    Map<UUID, Entry> entries(CompanyId company, Set<UUID> ids);

    /** What holds for all of a company's records. */
    BookRules rules(CompanyId company);
}

package tandem.api.support;

import java.io.IOException;
import tandem.api.export.Archive;
import tandem.company.CompanyId;

/** Something that helps to understand a company's trouble. Whatever resource shows it writes it into support bundles, too. */
public interface Evidence {

    /** How many of a list are enough. */
    int ENOUGH = 500;

    /** Writes what there is of late. The archive masks what must not leave the house; texts as they are have to be masked before. */
    void testify(CompanyId company, Archive archive) throws IOException;
}

package tandem.api.export;

import java.io.IOException;
import tandem.company.CompanyId;

/** A part of a company's data. Whatever resource shows some of it writes it into the company's archive, too. */
public interface Exported {

    /** Writes all that there is of the company. */
    void export(CompanyId company, Archive archive) throws IOException;
}

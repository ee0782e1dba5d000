package tandemsim.companyfile;

import java.util.function.Function;
import tandemsim.companyfile.qbxml.MessageProcessor.Processed;
import tandemsim.companyfile.qbxml.MessageRefused;

/** Answers messages in the place of a company file. */
@FunctionalInterface
public interface StandIn {

    /**
     * @param file the company file itself, which may be asked as well
     * @throws MessageRefused when the message is refused as a whole
     */
    Processed answer(String message, Function<String, Processed> file);
}

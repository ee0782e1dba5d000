package tandem.api.request;

import java.util.List;
import java.util.Map;
import tandem.api.http.Problem;
import tandem.outcome.Violation;
import tandem.request.Mended;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestId;

/**
 * Shows and edits what requests of one operation are to do, in our own words.
 *
 * @param <B> the form in which it is shown and given; what is absent in it is left out
 */
public interface Amending<B> {

    /** Whose requests it knows. */
    Operation operation();

    /** The form. */
    Class<B> form();

    /** What requests of the operation are to do; one whose content is gone is left out. */
    Map<RequestId, B> contents(List<Request> requests);

    /**
     * What a failed request is to do from now on. What belongs to it beside the request is stored here, in the transaction that
     * re-queues the request.
     *
     * @throws Problem if it breaks a rule that held the first time; its pointers begin at {@code /content}
     */
    Mended amended(Request failed, B content);

    /** The violations of a content, as those of the body that holds it. */
    static List<Violation> inContent(List<Violation> violations) {
        return violations.stream().map(each -> each.within(Contents.FIELD)).toList();
    }
}

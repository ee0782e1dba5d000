package tandem.api.mirror;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tandem.api.http.Problem;
import tandem.api.request.Amending;
import tandem.newterms.TermsDesk;
import tandem.newterms.TermsRefusal;
import tandem.request.Errand.TermsAdding;
import tandem.request.Mended;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestId;

/** New terms that failed get another name or definition. */
@Component
final class TermsAmending implements Amending<NewTermsBody> {

    private final TermsDesk desk;

    TermsAmending(TermsDesk desk) {
        this.desk = desk;
    }

    @Override
    public Operation operation() {
        return Operation.TERMS_ADD;
    }

    @Override
    public Class<NewTermsBody> form() {
        return NewTermsBody.class;
    }

    @Override
    public Map<RequestId, NewTermsBody> contents(List<Request> requests) {
        return requests.stream()
                .collect(toUnmodifiableMap(Request::id, request -> NewTermsBody.of((TermsAdding) request.errand())));
    }

    @Override
    public Mended amended(Request failed, NewTermsBody content) {
        return desk.amend(failed, content.wanted()).orElseThrow(TermsAmending::problem);
    }

    private static Problem problem(TermsRefusal refusal) {
        return refusal instanceof TermsRefusal.Invalid invalid
                ? Problem.violating(Amending.inContent(invalid.violations()))
                : TermsResource.problem(refusal);
    }
}

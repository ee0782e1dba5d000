package tandem.api.mirror;

import org.springframework.stereotype.Component;
import tandem.api.http.Problem;
import tandem.api.request.Amending;
import tandem.newterms.TermsDesk;
import tandem.newterms.TermsRefusal;
import tandem.request.Errand;
import tandem.request.Errand.TermsAdding;
import tandem.request.Operation;
import tandem.request.Request;

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
    public NewTermsBody content(Request request) {
        return NewTermsBody.of((TermsAdding) request.errand());
    }

    @Override
    public Errand amended(Request failed, NewTermsBody content) {
        return desk.amend(failed, content.wanted()).orElseThrow(TermsAmending::problem);
    }

    private static Problem problem(TermsRefusal refusal) {
        return refusal instanceof TermsRefusal.Invalid invalid
                ? Problem.violating(Amending.inContent(invalid.violations()))
                : TermsResource.problem(refusal);
    }
}

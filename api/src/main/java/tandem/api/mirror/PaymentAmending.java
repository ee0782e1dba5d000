package tandem.api.mirror;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tandem.api.http.Problem;
import tandem.api.mirror.PaymentResource.NewPayment;
import tandem.api.request.Amending;
import tandem.paying.PaymentDesk;
import tandem.paying.PaymentRefusal;
import tandem.request.Mended;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestId;

/** A payment that QuickBooks refused becomes another one. */
@Component
final class PaymentAmending implements Amending<NewPayment> {

    private final PaymentDesk desk;

    PaymentAmending(PaymentDesk desk) {
        this.desk = desk;
    }

    @Override
    public Operation operation() {
        return Operation.PAYMENT_ADD;
    }

    @Override
    public Class<NewPayment> form() {
        return NewPayment.class;
    }

    @Override
    public Map<RequestId, NewPayment> contents(List<Request> requests) {
        return desk.contents(requests).entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, payment -> NewPayment.of(payment.getValue())));
    }

    @Override
    public Mended amended(Request failed, NewPayment content) {
        return desk.amend(failed, content.order()).orElseThrow(PaymentAmending::problem);
    }

    private static Problem problem(PaymentRefusal refusal) {
        return switch (refusal) {
            case PaymentRefusal.Invalid invalid -> Problem.violating(Amending.inContent(invalid.violations()));
            case PaymentRefusal.NotApproved not -> PaymentResource.notApproved("/content", not.bills());
            default -> PaymentResource.problem(refusal);
        };
    }
}

package tandem.api.mirror;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.api.http.Problem;
import tandem.api.request.Amending;
import tandem.payable.BillDesk;
import tandem.payable.BillRefusal;
import tandem.request.Mended;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestId;

/** A failed posting, or a failed edit, of a bill gets another content. */
record BillAmending(Operation operation, BillDesk desk) implements Amending<BillForm> {

    /** One for each operation. */
    @Configuration(proxyBeanMethods = false)
    static class Both {

        @Bean
        BillAmending postingAmending(BillDesk desk) {
            return new BillAmending(Operation.BILL_ADD, desk);
        }

        @Bean
        BillAmending billEditAmending(BillDesk desk) {
            return new BillAmending(Operation.BILL_MOD, desk);
        }
    }

    @Override
    public Class<BillForm> form() {
        return BillForm.class;
    }

    @Override
    public Map<RequestId, BillForm> contents(List<Request> requests) {
        return desk.contents(requests).entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, said -> BillForm.of(new BillDesk.Said(said.getValue(), null))));
    }

    @Override
    public Mended amended(Request failed, BillForm content) {
        return desk.amend(failed, content.said("/content").content()).orElseThrow(BillAmending::problem);
    }

    private static Problem problem(BillRefusal refusal) {
        return refusal instanceof BillRefusal.Invalid invalid
                ? Problem.violating(Amending.inContent(invalid.violations()))
                : BillResource.problem(refusal);
    }
}

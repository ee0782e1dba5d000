package tandem.app.endtoend;

import static tandem.app.endtoend.Shown.any;
import static tandem.app.endtoend.Shown.id;
import static tandem.app.endtoend.Shown.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.Truth.PaymentTruth;

/**
 * Voids of payments of this side. One that has not gone out is called off, which is no write; people in QuickBooks void or delete
 * some by hand meanwhile.
 */
final class VoidDraw implements WriteDraw {

    private static final Set<String> VOIDABLE = Set.of("recorded", "queued", "failed");

    private final Rest rest;

    VoidDraw(Rest rest) {
        this.rest = rest;
    }

    @Override
    public List<String> requests() {
        return List.of("TxnVoidRq");
    }

    @Override
    public Optional<Accepted> draw(FaultyCompany company, Random random) {
        var shown = new Shown(rest, company);
        var drawn = company.writes().accepted(Voiding.class).map(Voiding::txnId).collect(Collectors.toSet());
        var payments = shown.all(
                "/payments",
                payment -> text(payment, "origin").equals("mineraltree")
                        && VOIDABLE.contains(text(payment, "status"))
                        && !drawn.contains(text(payment, "txnId")));
        if (payments.isEmpty()) {
            return Optional.empty();
        }
        var payment = any(payments, random);
        var reply = shown.post("/payments/" + id(payment) + "/void", Map.of());
        return reply.status() == 202
                ? Optional.of(new Voiding(
                        reply.text("requestId"),
                        text(payment, "txnId"),
                        payment.path("applications")
                                .valueStream()
                                .map(part -> text(part, "txnId"))
                                .collect(Collectors.toSet())))
                : Optional.empty();
    }

    /**
     * An accepted void.
     *
     * @param bills the TxnIDs of the bills that the payment pays
     */
    private record Voiding(String request, String txnId, Set<String> bills) implements Accepted {

        @Override
        public boolean isIn(String message) {
            return message.contains("<TxnVoidRq") && message.contains("<TxnID>" + txnId + "</TxnID>");
        }

        @Override
        public List<String> wrongIfCarriedOut(String message, Truth file) {
            return file.payment(txnId)
                    .filter(payment -> payment.externalGuid().isEmpty())
                    .map(payment -> List.of("S98: " + request + " voids a payment that is not ours: " + payment))
                    .orElse(List.of());
        }

        @Override
        public List<String> wrongInFile(String message, Truth file) {
            var wrong = new ArrayList<>(wrongUntold(file));
            bills.stream()
                    .flatMap(id -> file.bill(id).stream())
                    .filter(bill -> !isOpenAgain(bill))
                    .forEach(bill -> wrong.add(request + " has not opened the bill by what it had paid: " + bill));
            return wrong;
        }

        private boolean isOpenAgain(BillTruth bill) {
            var settled = bill.links().stream()
                    .map(link -> link.amount().add(link.discount()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return bill.links().stream().noneMatch(link -> link.txnId().equals(txnId))
                    && bill.amountDue().subtract(settled).compareTo(bill.openAmount()) == 0;
        }

        @Override
        public List<String> wrongOnceDone(boolean told, String carriedOut, Truth file) {
            return wrongUntold(file);
        }

        /** Somebody may have voided or deleted it in QuickBooks. */
        @Override
        public List<String> wrongUntold(Truth file) {
            return file.payment(txnId)
                    .filter(payment -> !isVoid(payment))
                    .map(payment -> List.of(request + " is said to be done, and the payment stands: " + payment))
                    .orElse(List.of());
        }

        private static boolean isVoid(PaymentTruth payment) {
            return payment.voided()
                    && payment.amount().signum() == 0
                    && payment.links().isEmpty()
                    && payment.credits().isEmpty();
        }
    }
}

package tandem.app.endtoend;

import static tandem.app.endtoend.Shown.any;
import static tandem.app.endtoend.Shown.id;
import static tandem.app.endtoend.Shown.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.LinkTruth;
import tandemsim.companyfile.Truth.PaymentTruth;
import tools.jackson.databind.JsonNode;

/**
 * Payments by all four methods, of one to three bills of a vendor, in full and in part, some with a discount. Bills may be on
 * their way themselves. QuickBooks keeps our id with a payment, so that a message and the file show which one it is.
 */
final class PaymentDraw implements WriteDraw {

    private static final List<String> METHODS = List.of("check", "ach", "virtual_card", "credit_card");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal LEAST_TO_DISCOUNT = BigDecimal.TEN;

    private final Rest rest;

    PaymentDraw(Rest rest) {
        this.rest = rest;
    }

    @Override
    public List<String> requests() {
        return List.of("BillPaymentCheckAddRq", "BillPaymentCreditCardAddRq");
    }

    @Override
    public Optional<Accepted> draw(FaultyCompany company, Random random) {
        var shown = new Shown(rest, company);
        var method = any(METHODS, random);
        var accounts = shown.accounts(method.equals("credit_card") ? "credit_card" : "bank");
        var discounts = shown.accounts("income");
        var bills = shown.all("/bills", bill -> remaining(bill).signum() > 0 && isPayable(bill));
        if (accounts.isEmpty() || discounts.isEmpty() || bills.isEmpty()) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        for (var bill : some(bills, random)) {
            parts.add(part(bill, random));
        }
        var amount = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var payment = new LinkedHashMap<String, Object>();
        payment.put("method", method);
        payment.put("vendorId", text(parts.getFirst().bill(), "vendorId"));
        payment.put("paymentAccountId", id(any(accounts, random)));
        payment.put("date", company.wall().toLocalDate().toString());
        payment.put("amount", amount.toPlainString());
        if (random.nextInt(4) != 0) {
            payment.put("refNumber", company.newText());
        }
        var discountAccount = id(any(discounts, random));
        payment.put(
                "applications",
                parts.stream().map(part -> part.body(discountAccount)).toList());
        var made = shown.post("/payments", payment);
        return made.status() == 201
                ? Optional.of(new Recording(
                        made.text("requestId"),
                        EntityId.parse(Kind.BILL_PAYMENT_CHECK, made.text("id")).orElseThrow(),
                        amount,
                        parts.stream().map(Part::told).sorted().toList()))
                : Optional.empty();
    }

    private static BigDecimal remaining(JsonNode bill) {
        return new BigDecimal(text(bill, "remainingAmount"));
    }

    private static boolean isPayable(JsonNode bill) {
        return List.of("posting", "open", "partially_paid").contains(text(bill, "status"));
    }

    /** One bill, preferably of this side, and one or two more of its vendor. */
    private static List<JsonNode> some(List<JsonNode> bills, Random random) {
        var ours = bills.stream()
                .filter(bill -> text(bill, "origin").equals("mineraltree"))
                .toList();
        var first = any(ours.isEmpty() || random.nextInt(3) == 0 ? bills : ours, random);
        return Stream.concat(
                        Stream.of(first),
                        bills.stream()
                                .filter(bill -> bill != first && isBesides(first, bill))
                                .limit(random.nextInt(3)))
                .toList();
    }

    private static boolean isBesides(JsonNode first, JsonNode bill) {
        return Stream.of("vendorId", "apAccountId", "currency")
                .allMatch(field -> text(first, field).equals(text(bill, field)));
    }

    private static Part part(JsonNode bill, Random random) {
        var amount = remaining(bill);
        if (random.nextInt(3) == 0 && amount.compareTo(BigDecimal.ONE) > 0) {
            amount = amount.multiply(HALF).setScale(2, RoundingMode.DOWN);
        }
        boolean discounted = random.nextInt(4) == 0 && amount.compareTo(LEAST_TO_DISCOUNT) > 0;
        var discount = discounted ? BigDecimal.valueOf(1 + random.nextInt(200), 2) : BigDecimal.ZERO;
        return new Part(bill, amount.subtract(discount), discount);
    }

    /** What is paid of a bill. */
    private record Part(JsonNode bill, BigDecimal amount, BigDecimal discount) {

        Map<String, Object> body(String discountAccount) {
            var body = new LinkedHashMap<String, Object>();
            body.put("billId", id(bill));
            body.put("amount", amount.toPlainString());
            if (discount.signum() > 0) {
                body.put("discountAmount", discount.toPlainString());
                body.put("discountAccountId", discountAccount);
            }
            return body;
        }

        String told() {
            return PaymentDraw.told(amount, discount);
        }
    }

    private static String told(BigDecimal amount, BigDecimal discount) {
        return amount.setScale(2).toPlainString() + " and "
                + discount.setScale(2).toPlainString();
    }

    private static String told(LinkTruth link) {
        return told(link.amount(), link.discount());
    }

    /**
     * An accepted payment.
     *
     * @param parts what is paid and discounted of each bill, in order
     */
    private record Recording(String request, UUID guid, BigDecimal amount, List<String> parts) implements Accepted {

        @Override
        public boolean isIn(String message) {
            return message.contains("<ExternalGUID>{" + guid + "}</ExternalGUID>");
        }

        private List<PaymentTruth> in(Truth file) {
            return file.payments().stream()
                    .filter(payment -> payment.externalGuid().contains(guid.toString()))
                    .toList();
        }

        @Override
        public List<String> wrongIfCarriedOut(String message, Truth file) {
            return in(file).isEmpty()
                    ? List.of()
                    : List.of("R3: " + request + " would be the second payment " + guid + " in the file");
        }

        @Override
        public List<String> wrongInFile(String message, Truth file) {
            var there = in(file);
            var paid = there.stream()
                    .flatMap(payment -> payment.links().stream().map(PaymentDraw::told))
                    .sorted()
                    .toList();
            return there.size() == 1 && there.getFirst().amount().compareTo(amount) == 0 && paid.equals(parts)
                    ? List.of()
                    : List.of(this + " stands in the file as " + there + ": " + message);
        }

        /** People in QuickBooks may have voided or deleted it since, or a bill that it pays. */
        @Override
        public List<String> wrongOnceDone(boolean told, String carriedOut, Truth file) {
            return in(file).stream()
                                    .allMatch(payment ->
                                            payment.voided() || payment.amount().compareTo(amount) == 0)
                            && in(file).size() <= 1
                    ? List.of()
                    : List.of(this + " stands in the file as " + in(file));
        }
    }
}

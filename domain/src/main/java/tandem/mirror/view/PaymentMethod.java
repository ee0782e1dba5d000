package tandem.mirror.view;

import tandem.mirror.Kind;

/** How a payment was made. QuickBooks knows checks and cards, and records electronic payments as checks. */
public enum PaymentMethod {
    CHECK,
    ACH,
    VIRTUAL_CARD,
    CREDIT_CARD;

    /** As what QuickBooks records it. */
    public Kind kind() {
        return this == CREDIT_CARD ? Kind.BILL_PAYMENT_CREDIT_CARD : Kind.BILL_PAYMENT_CHECK;
    }
}

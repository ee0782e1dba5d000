package tandem.mirror.view;

/** How a payment was made, as far as QuickBooks tells: it records electronic payments as checks, too. */
public enum PaymentMethod {
    CHECK,
    CREDIT_CARD
}

package tandem.mirror.view;

/** How a payment was made. QuickBooks knows checks and cards, and records electronic payments as checks. */
public enum PaymentMethod {
    CHECK,
    ACH,
    VIRTUAL_CARD,
    CREDIT_CARD
}

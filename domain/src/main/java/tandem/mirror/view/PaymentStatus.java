package tandem.mirror.view;

/** How a payment of QuickBooks' origin stands. */
public enum PaymentStatus {
    RECORDED,
    VOIDED
}

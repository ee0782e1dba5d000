package tandem.mirror.view;

/** How a payment stands. One of QuickBooks' origin is recorded or voided; the others are of MineralTree's. */
public enum PaymentStatus {
    QUEUED,
    IN_PROCESS,
    RECORDED,
    VOIDED,
    FAILED
}

package tandem.request;

import java.util.UUID;
import tandem.mirror.Kind;

/**
 * The record that a request is about, by our own identity. Both sorts of terms count as {@link Kind#STANDARD_TERMS} here, and
 * both sorts of payments as {@link Kind#BILL_PAYMENT_CHECK}.
 */
public record Subject(Kind kind, UUID id) {}

package tandem.request;

import java.util.UUID;
import tandem.mirror.Kind;

/** The record that a request is about, by our own identity. Both sorts of terms count as {@link Kind#STANDARD_TERMS} here. */
public record Subject(Kind kind, UUID id) {}

package tandem.request;

import org.jspecify.annotations.Nullable;

/**
 * Why a request took a step.
 *
 * @param by the outward id of whoever acted: a key, a session, or the hub
 * @param reason in plain words
 */
public record Cause(String by, @Nullable String reason) {}

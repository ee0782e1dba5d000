package tandem.mirror.view;

import org.jspecify.annotations.Nullable;

/** Terms of payment. */
public record TermsView(
        RecordState state, String listId, @Nullable String name, TermsDefinition definition, boolean isActive) {}

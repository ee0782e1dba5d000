package tandem.mirror;

import org.jspecify.annotations.Nullable;

/** A customer, or a job when it has a parent. */
public record CustomerJob(
        String id,
        Version version,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable Boolean isActive,
        @Nullable Ref parent,
        @Nullable Ref currency,
        @Nullable String jobStatus)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.CUSTOMER_JOB;
    }
}

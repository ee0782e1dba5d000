package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.feed.Told;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Topic;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.JobView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/jobs")
@Tag(name = "Lists")
class JobResource implements Exported, Told {

    private final Shelf<JobView, JobBody> shelf;

    JobResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.CUSTOMER_JOB, "jobs", views.jobs(), JobBody::of);
    }

    @Schema(name = "Job")
    record JobBody(
            String id,
            String listId,
            @Nullable String name,
            @Schema(example = "Smith:Roof") @Nullable String fullName,

            @Schema(description = "Null for a customer.") @Nullable
            String parentId,

            boolean isActive,
            @Nullable String jobStatus,
            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static JobBody of(JobView job) {
            return new JobBody(
                    EntityId.of(Kind.CUSTOMER_JOB, job.state().id()),
                    job.listId(),
                    job.name(),
                    job.fullName(),
                    Ids.maybe(Kind.CUSTOMER_JOB, job.parentId()),
                    job.isActive(),
                    Words.maybe(job.jobStatus()),
                    job.state().version(),
                    job.state().updatedAt(),
                    job.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listJobs",
            summary = "List customers and jobs",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<JobBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getJob", summary = "See a customer or job")
    ResponseEntity<JobBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.JOB;
    }

    @Override
    public Map<UUID, JobBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}

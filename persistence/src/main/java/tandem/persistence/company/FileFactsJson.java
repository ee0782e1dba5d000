package tandem.persistence.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.ConnectorId;
import tandem.company.FileFacts;
import tandem.mirror.Address;
import tools.jackson.databind.json.JsonMapper;

/** The form of a file's facts in {@code company_sync.candidate} and {@code company_sync.confirmed}. */
public final class FileFactsJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private FileFactsJson() {}

    private record Form(
            UUID fileId,
            @Nullable String companyName,
            @Nullable String legalName,
            @Nullable String filePath,
            @Nullable String productName,
            @Nullable String country,
            @Nullable Address address,
            @Nullable String fiscalYearStart,
            @Nullable String einTail,
            @Nullable LocalDate lastRestored,
            boolean pairedElsewhere,
            boolean sampleFile,
            UUID connectorId,
            Instant seenAt) {}

    /** The stored form. */
    public static String write(FileFacts facts) {
        return JSON.writeValueAsString(new Form(
                facts.fileId(),
                facts.companyName(),
                facts.legalName(),
                facts.filePath(),
                facts.productName(),
                facts.country(),
                facts.address(),
                facts.fiscalYearStart(),
                facts.einTail(),
                facts.lastRestored(),
                facts.pairedElsewhere(),
                facts.sampleFile(),
                facts.connectorId().value(),
                facts.seenAt()));
    }

    /** Reads the stored form. */
    public static FileFacts read(String text) {
        var form = JSON.readValue(text, Form.class);
        return new FileFacts(
                form.fileId(),
                form.companyName(),
                form.legalName(),
                form.filePath(),
                form.productName(),
                form.country(),
                form.address(),
                form.fiscalYearStart(),
                form.einTail(),
                form.lastRestored(),
                form.pairedElsewhere(),
                form.sampleFile(),
                new ConnectorId(form.connectorId()),
                form.seenAt());
    }
}

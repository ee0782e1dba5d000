package tandem.persistence.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.company.ConnectorId;
import tandem.company.FileFacts;
import tandem.company.QuietHours;
import tandem.mirror.Address;

class StoredFormsTest {

    @Test
    void facts_of_a_file_come_back_as_they_were_stored() {
        var full = new FileFacts(
                new UUID(1, 2),
                "Müller & Söhne",
                "Müller & Söhne GmbH",
                "C:\\Bücher\\a.qbw",
                "QuickBooks",
                "US",
                new Address("1 Main St", null, null, null, null, "Springfield", null, null, null),
                "January",
                "1234",
                LocalDate.parse("2026-01-20"),
                true,
                true,
                new ConnectorId(new UUID(3, 4)),
                Instant.parse("2026-03-02T10:00:00.123456Z"));
        assertThat(FileFactsJson.read(FileFactsJson.write(full))).isEqualTo(full);
        var bare = new FileFacts(
                new UUID(1, 2),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                new ConnectorId(new UUID(3, 4)),
                Instant.EPOCH);
        assertThat(FileFactsJson.read(FileFactsJson.write(bare))).isEqualTo(bare);
    }

    @Test
    void quiet_hours_come_back_as_they_were_stored() {
        var hours = List.of(
                new QuietHours(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 30),
                        ZoneId.of("America/New_York")),
                new QuietHours(
                        Set.of(DayOfWeek.FRIDAY), LocalTime.MIDNIGHT, LocalTime.NOON, ZoneId.of("Europe/Paris")));
        assertThat(QuietHoursJson.read(QuietHoursJson.write(hours))).isEqualTo(hours);
        assertThat(QuietHoursJson.read("[]")).isEmpty();
    }
}

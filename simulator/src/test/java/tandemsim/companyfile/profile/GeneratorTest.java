package tandemsim.companyfile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.books.PcClock;

class GeneratorTest {

    private static final PcClock CLOCK = new PcClock(
            Clock.fixed(Instant.parse("2026-07-01T16:00:00Z"), ZoneOffset.UTC), ZoneId.of("America/Chicago"));

    private static Truth generate(Profile profile, long seed) {
        return CompanyFile.generate(profile, seed, CLOCK).truth();
    }

    @Test
    void the_same_seed_gives_the_same_books() {
        assertThat(generate(Profile.small(), 9).bills())
                .isEqualTo(generate(Profile.small(), 9).bills());
        assertThat(generate(Profile.small(), 9).bills())
                .isNotEqualTo(generate(Profile.small(), 10).bills());
    }

    @Test
    void a_typical_file_has_the_volume_of_a_typical_customer() {
        Truth truth = generate(Profile.typical(), 1);
        List<Truth.BillTruth> bills = truth.bills();
        assertThat(bills).hasSize(18_000);
        assertThat(bills.stream().mapToInt(bill -> bill.lines().size()).sum()).isBetween(55_000, 75_000);
        assertThat(bills.stream().filter(bill -> !bill.paid()).count()).isBetween(400L, 600L);
        assertThat(truth.payments().size()).isBetween(9_000, 13_000);
        assertThat(truth.credits()).hasSize(540);
        assertThat(truth.vendors()).hasSize(1_500);
    }

    @Test
    void the_books_have_the_dirt_of_real_ones() {
        Truth truth = generate(Profile.typical().scaled(0.3).withControlCharacters(), 4);
        List<Truth.BillTruth> bills = truth.bills();
        assertThat(bills).anyMatch(bill -> bill.refNumber().isEmpty());
        assertThat(bills.stream()
                        .map(Truth.BillTruth::refNumber)
                        .filter(number -> !number.isEmpty())
                        .distinct()
                        .count())
                .isLessThan(bills.stream()
                        .filter(bill -> !bill.refNumber().isEmpty())
                        .count());
        assertThat(bills).anyMatch(bill -> bill.memo().indexOf('\u001F') >= 0);
        assertThat(bills)
                .flatExtracting(Truth.BillTruth::lines)
                .anyMatch(line -> line.amount().signum() < 0);
        assertThat(bills)
                .flatExtracting(Truth.BillTruth::lines)
                .anyMatch(line -> line.amount().signum() == 0);
        assertThat(bills)
                .flatExtracting(Truth.BillTruth::lines)
                .anyMatch(line -> line.parts().size() == 2);
        assertThat(bills).allMatch(bill -> bill.amountDue().signum() >= 0);
        assertThat(truth.vendors()).anyMatch(vendor -> vendor.name().chars().anyMatch(c -> c > 0x7F));
        assertThat(truth.vendors()).anyMatch(vendor -> vendor.name().contains("&"));
        assertThat(truth.vendors()).anyMatch(vendor -> vendor.name().endsWith("(V)"));
        assertThat(bills)
                .anyMatch(bill -> truth.vendor(bill.vendorListId()).stream().noneMatch(Truth.VendorTruth::active));
    }
}

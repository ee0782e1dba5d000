package tandem.persistence.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.access.KeyedHash;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.view.PaymentMethod;
import tandem.persistence.testing.TestDatabases;
import tandem.vendor.KeptFields;
import tandem.vendor.OwnFields;

class JdbcKeptFieldsOfVendorsTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final String DETAILS = "routing 021000021, account 9876543210";
    private static final UUID VENDOR = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh()));
    private final JdbcKeptFieldsOfVendors kept = new JdbcKeptFieldsOfVendors(jdbc, new KeyedHash(new byte[32]));
    private final CompanyId company = newCompany();

    private static KeptFields fields(long version) {
        return new KeptFields(new OwnFields(DETAILS, PaymentMethod.ACH), version, NOW);
    }

    private byte[] sealed() {
        return jdbc.sql("SELECT sealed FROM vendor_own").query(byte[].class).single();
    }

    @Test
    void what_is_kept_comes_back_to_its_vendor_alone() {
        kept.keep(company, VENDOR, fields(1));

        assertThat(kept.of(company, Set.of(VENDOR, OTHER))).isEqualTo(Map.of(VENDOR, fields(1)));
        assertThat(kept.of(newCompany(), Set.of(VENDOR))).isEmpty();
        assertThat(kept.of(company, Set.of())).isEmpty();
    }

    @Test
    @Tag("S57")
    void the_stored_form_shows_nothing_and_is_another_each_time() {
        kept.keep(company, VENDOR, fields(1));
        var first = sealed();

        kept.keep(company, VENDOR, fields(2));

        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("9876543210", "021000021", "ACH");
        assertThat(sealed()).isNotEqualTo(first);
    }

    @Test
    void a_row_says_nothing_at_another_vendors_place_and_nothing_under_another_installations_key() {
        kept.keep(company, VENDOR, fields(1));
        var key = new byte[32];
        key[0] = 1;

        assertThatThrownBy(() -> new JdbcKeptFieldsOfVendors(jdbc, new KeyedHash(key)).of(company, Set.of(VENDOR)))
                .isInstanceOf(IllegalStateException.class);
        jdbc.sql("UPDATE vendor_own SET vendor_id = ?").param(OTHER).update();
        assertThatThrownBy(() -> kept.of(company, Set.of(OTHER))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_change_follows_the_version_that_was_read() {
        kept.keep(company, VENDOR, fields(1));

        assertThatThrownBy(() -> kept.keep(company, VENDOR, fields(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.keep(company, VENDOR, fields(3))).isInstanceOf(IllegalStateException.class);
        kept.keep(company, VENDOR, new KeptFields(OwnFields.NONE, 2, NOW));
        assertThat(kept.of(company, Set.of(VENDOR)).get(VENDOR)).isEqualTo(new KeptFields(OwnFields.NONE, 2, NOW));
    }

    @Test
    void the_erasure_of_a_company_takes_it_along() {
        kept.keep(company, VENDOR, fields(1));

        jdbc.sql("DELETE FROM company WHERE id = ?").param(company.value()).update();

        assertThat(jdbc.sql("SELECT count(*) FROM vendor_own")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private CompanyId newCompany() {
        UUID id = UuidV7.at(NOW);
        var now = NOW.atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', ?, ?)")
                .params(id, now, now)
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id) VALUES (?)").param(id).update();
        return new CompanyId(id);
    }
}

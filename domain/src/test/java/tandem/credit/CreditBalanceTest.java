package tandem.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CreditBalanceTest {

    @Test
    @Tag("S85")
    void quickbooks_own_figure_counts_where_it_can_be_right() {
        assertThat(left("100.00", "35.50", "0.00")).isEqualByComparingTo("35.50");
        assertThat(left("100.00", "0.00", null)).isEqualByComparingTo("0.00");
    }

    @Test
    void else_the_links_tell_what_is_left() {
        assertThat(left("100.00", null, "40.00")).isEqualByComparingTo("60.00");
        assertThat(left("100.00", "250.00", "40.00")).isEqualByComparingTo("60.00");
        assertThat(left("100.00", "-1.00", "140.00")).isEqualByComparingTo("0.00");
        assertThat(left("100.00", null, null)).isEqualByComparingTo("100.00");
    }

    private static BigDecimal left(String total, @Nullable String stated, @Nullable String linked) {
        return CreditBalance.of(
                new BigDecimal(total),
                stated == null ? null : new BigDecimal(stated),
                linked == null ? null : new BigDecimal(linked));
    }
}

package tandem.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.mirror.Kind;

class PageSizeTest {

    @Test
    void lists_begin_with_bigger_pages_than_transactions() {
        assertThat(PageSize.firstFor(Kind.VENDOR)).isEqualTo(new PageSize(200, 0));
        assertThat(PageSize.firstFor(Kind.BILL)).isEqualTo(new PageSize(100, 0));
        assertThat(PageSize.stored(Kind.BILL, null, 3)).isEqualTo(new PageSize(100, 0));
        assertThat(PageSize.stored(Kind.BILL, 40, 3)).isEqualTo(new PageSize(40, 3));
    }

    @ParameterizedTest
    @CsvSource({
        // seconds, bytes, records after, easy pages after
        "1, 1000, 100, 3",
        "10, 1000000, 100, 3",
        "11, 1000, 100, 0",
        "1, 1000001, 100, 0",
        "30, 4000000, 100, 0",
        "31, 1000, 50, 0",
        "1, 4000001, 50, 0",
    })
    void it_follows_how_long_quickbooks_took_and_how_big_the_answer_was(
            int seconds, long bytes, int records, int easyPages) {
        assertThat(new PageSize(100, 2).after(Duration.ofSeconds(seconds), bytes))
                .isEqualTo(new PageSize(records, easyPages));
    }

    @Test
    void the_fifth_easy_page_in_a_row_lets_it_grow_by_a_quarter() {
        var size = new PageSize(100, 0);
        for (int page = 1; page <= 4; page++) {
            size = easy(size);
            assertThat(size.records()).isEqualTo(100);
        }
        assertThat(easy(size)).isEqualTo(new PageSize(125, 0));
    }

    @Test
    void it_never_leaves_its_bounds() {
        var size = new PageSize(1000, 0);
        for (int i = 0; i < 20; i++) {
            size = size.halved();
        }
        assertThat(size.records()).isEqualTo(PageSize.SMALLEST);
        for (int i = 0; i < 500; i++) {
            size = easy(size);
        }
        assertThat(size.records()).isEqualTo(PageSize.LARGEST);
    }

    private static PageSize easy(PageSize size) {
        return size.after(Duration.ofSeconds(1), 10_000);
    }
}

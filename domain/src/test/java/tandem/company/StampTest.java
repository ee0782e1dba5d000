package tandem.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.company.Stamp.Judgement;

class StampTest {

    private static final CompanyId OURS = new CompanyId(new UUID(1, 1));
    private static final CompanyId THEIRS = new CompanyId(new UUID(2, 2));

    @ParameterizedTest
    @Tag("S27")
    @Tag("S28")
    @CsvSource({
        // confirmed, sent, counter in the file, judgement
        "   ,   ,   , NOT_YET",
        "   , 1 ,   , NOT_YET",
        "   , 1 , 1 , RIGHT",
        "   ,   , 7 , RIGHT",
        "   , 3 , 2 , BEHIND",
        "   , 3 , 4 , AHEAD",
        " 5 ,   ,   , MISSING",
        " 5 , 6 ,   , MISSING",
        " 5 ,   , 5 , RIGHT",
        " 5 , 6 , 5 , RIGHT",
        " 5 , 6 , 6 , RIGHT",
        " 5 ,   , 4 , BEHIND",
        " 5 , 6 , 4 , BEHIND",
        " 5 , 6 , 0 , BEHIND",
        " 5 ,   , 6 , AHEAD",
        " 5 , 6 , 7 , AHEAD",
        " 5 , 7 , 6 , AHEAD",
    })
    void a_file_is_judged_by_the_counter_it_carries(
            @Nullable Long confirmed, @Nullable Long sent, @Nullable Long inFile, Judgement judgement) {
        var mark = inFile == null ? null : Stamp.text(OURS, inFile);
        assertThat(new Stamp(confirmed, sent).judge(OURS, mark)).isEqualTo(judgement);
    }

    @ParameterizedTest
    @CsvSource({" , ", "1, ", "1, 2", " , 1"})
    @Tag("S1")
    void the_mark_of_another_company_is_foreign_whatever_is_known_here(@Nullable Long confirmed, @Nullable Long sent) {
        assertThat(new Stamp(confirmed, sent).judge(OURS, Stamp.text(THEIRS, 1)))
                .isEqualTo(Judgement.FOREIGN);
        assertThat(Stamp.isOfAnother(OURS, Stamp.text(THEIRS, 1))).isTrue();
        assertThat(Stamp.isOfAnother(OURS, Stamp.text(OURS, 1))).isFalse();
        assertThat(Stamp.isOfAnother(OURS, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "text", ":1", "co_1:1", "co_00000000000040000000000001:one", "co_00000000000040000000000001"})
    void a_mark_that_cannot_be_read_is_as_good_as_gone(String spoilt) {
        assertThat(new Stamp(1L, null).judge(OURS, spoilt)).isEqualTo(Judgement.MISSING);
        assertThat(Stamp.NONE.judge(OURS, spoilt)).isEqualTo(Judgement.MISSING);
        assertThat(Stamp.isOfAnother(OURS, spoilt)).isFalse();
    }

    @Test
    void the_first_counter_is_one_and_each_is_one_more_than_any_that_may_be_in_the_file() {
        assertThat(Stamp.NONE.next()).isEqualTo(1);
        assertThat(new Stamp(5L, null).next()).isEqualTo(6);
        assertThat(Stamp.NONE.sending(1).confirmedSent()).isEqualTo(new Stamp(1L, null));
        assertThat(new Stamp(null, 3L).next()).isEqualTo(4);
    }

    @Test
    void a_lost_answer_leaves_both_counters_right_and_the_next_look_decides() {
        var inDoubt = new Stamp(5L, null).sending(6);
        assertThat(inDoubt.seen(Stamp.text(OURS, 6))).isEqualTo(new Stamp(6L, null));
        assertThat(inDoubt.seen(Stamp.text(OURS, 5))).isEqualTo(inDoubt);
        assertThat(inDoubt.confirmedSent()).isEqualTo(new Stamp(6L, null));
    }

    @Test
    void a_mark_that_an_earlier_pairing_left_behind_is_taken_over() {
        assertThat(Stamp.NONE.seen(Stamp.text(OURS, 7))).isEqualTo(new Stamp(7L, null));
        assertThat(Stamp.NONE.seen(null)).isEqualTo(Stamp.NONE);
    }

    @Test
    void a_confirmation_that_nobody_waits_for_changes_nothing() {
        assertThat(new Stamp(5L, null).confirmedSent()).isEqualTo(new Stamp(5L, null));
        assertThat(Stamp.NONE.confirmedSent()).isEqualTo(Stamp.NONE);
    }
}

package tandem.newterms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Kind;
import tandem.mirror.StandardTerms;
import tandem.mirror.Version;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.TermsDefinition;
import tandem.mirror.view.TermsDefinition.Type;
import tandem.mirror.view.TermsView;
import tandem.request.Courier.Dispatch;
import tandem.request.Courier.Finding;
import tandem.request.Errand.TermsAdding;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Write;

class TermsCourierTest {

    private static final CompanyId COMPANY = new CompanyId(new UUID(1, 1));
    private static final UUID OURS = new UUID(2, 1);

    private final Book book = new Book();
    private final TermsCourier courier = new TermsCourier(book);

    private static TermsDefinition days(int due, int discount, @Nullable String percent) {
        return new TermsDefinition(
                Type.STANDARD, due, discount, percent == null ? null : new BigDecimal(percent), null, null, null);
    }

    private static TermsDefinition day(int due, int next, @Nullable Integer discount, @Nullable String percent) {
        return new TermsDefinition(
                Type.DATE_DRIVEN, null, null, percent == null ? null : new BigDecimal(percent), due, next, discount);
    }

    private static TermsAdding adding(TermsDefinition definition) {
        return new TermsAdding(OURS, "Net 75", definition);
    }

    private static StandardTerms seen(String listId, String name, int due) {
        var version = new Version(null, LocalDateTime.parse("2026-03-01T10:00:00"), "2026-03-01T10:00:00", "1");
        return new StandardTerms(listId, version, name, true, due, null, new BigDecimal("0.00"));
    }

    private static DateDrivenTerms seenDay(String listId, String name, int due) {
        var version = new Version(null, LocalDateTime.parse("2026-03-01T10:00:00"), "2026-03-01T10:00:00", "1");
        return new DateDrivenTerms(listId, version, name, true, due, null, null, null);
    }

    @Test
    @Tag("S66")
    void terms_that_quickbooks_does_not_have_are_added() {
        assertThat(courier.dispatch(COMPANY, adding(days(75, 10, "2"))))
                .isEqualTo(new Dispatch.Go(new Write.AddStandardTerms("Net 75", 75, 10, new BigDecimal("2")), null));
        assertThat(courier.dispatch(COMPANY, adding(day(15, 2, 10, null))))
                .isEqualTo(new Dispatch.Go(new Write.AddDateDrivenTerms("Net 75", 15, 2, 10, null), null));
    }

    @Test
    void terms_that_came_meanwhile_and_say_the_same_are_taken_for_these() {
        book.inQuickBooks("80-1", "NET 75", days(75, 0, "0.00000"));

        assertThat(courier.dispatch(COMPANY, adding(days(75, 0, null)))).isEqualTo(new Dispatch.AlreadySo("80-1"));
    }

    @Test
    void terms_that_came_meanwhile_and_say_something_else_stop_these_and_both_are_told() {
        book.inQuickBooks("80-1", "Net 75", day(15, 2, 10, "1.50000"));

        var refused = (Dispatch.Refused) courier.dispatch(COMPANY, adding(days(75, 10, "2")));

        assertThat(refused.why().code()).isEqualTo("terms_differ");
        assertThat(refused.why().message())
                .contains(
                        "due on day 15 of the month, a month later for a bill dated within 2 days of it, 1.5% discount until"
                                + " day 10",
                        "due in 75 days, 2% discount within 10 days");
        assertThat(refused.why().advice()).contains("another name");
    }

    @Test
    void a_lost_answer_is_looked_up_by_name_in_both_lists_because_they_share_their_names() {
        assertThat(courier.lookUp(COMPANY, adding(days(75, 0, null))))
                .containsExactly(
                        new Question.Records(Kind.STANDARD_TERMS, new Selection.Called("Net 75"), null, null),
                        new Question.Records(Kind.DATE_DRIVEN_TERMS, new Selection.Called("Net 75"), null, null));
        assertThat(courier.record(COMPANY, adding(days(75, 0, null)))).isEmpty();
    }

    @Test
    void what_was_looked_up_tells_whether_they_were_added() {
        var adding = adding(days(75, 0, null));

        assertThat(courier.judge(COMPANY, adding, List.of())).isEqualTo(new Finding.NotCarriedOut());
        assertThat(courier.judge(COMPANY, adding, List.of(seen("80-1", "net 75", 75))))
                .isEqualTo(new Finding.CarriedOut("80-1"));
        assertThat(courier.judge(COMPANY, adding, List.of(seen("80-1", "Net 7", 75))))
                .isEqualTo(new Finding.NotCarriedOut());
        assertThat(courier.judge(COMPANY, adding, List.of(seen("80-1", "Net 75", 60))))
                .isInstanceOfSatisfying(
                        Finding.Unclear.class,
                        unclear -> assertThat(unclear.what()).contains("due in 60 days", "due in 75 days"));
        assertThat(courier.judge(COMPANY, adding, List.of(seenDay("80-1", "Net 75", 15))))
                .isInstanceOfSatisfying(
                        Finding.Unclear.class,
                        unclear -> assertThat(unclear.what()).contains("day 15"));
    }

    @Test
    void when_they_have_arrived_they_are_tied_to_quickbooks() {
        courier.arrived(COMPANY, adding(days(75, 0, null)), "80-1");

        assertThat(book.arrived).containsExactly(OURS + " 80-1");
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(days(30, 10, "2"), days(30, 10, "2.00000"), true),
                Arguments.of(days(30, 0, null), days(30, 0, "0"), true),
                Arguments.of(days(30, 10, null), days(30, 0, "0"), true),
                Arguments.of(days(30, 10, "2"), days(30, 10, "2.5"), false),
                Arguments.of(days(30, 10, "2"), days(30, 15, "2"), false),
                Arguments.of(days(30, 10, "2"), days(31, 10, "2"), false),
                Arguments.of(days(0, 0, null), day(15, 0, null, null), false),
                Arguments.of(day(15, 2, 10, "1"), day(15, 2, 10, "1.0"), true),
                Arguments.of(day(15, 2, 10, "1"), day(15, 3, 10, "1"), false),
                Arguments.of(day(15, 2, 10, "1"), day(16, 2, 10, "1"), false),
                Arguments.of(day(15, 2, 10, "1"), day(15, 2, 11, "1"), false),
                Arguments.of(day(15, 2, 10, null), day(15, 2, null, null), true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void two_definitions_are_the_same_if_they_say_the_same_of_every_bill(
            TermsDefinition one, TermsDefinition other, boolean same) {
        assertThat(one.saysTheSameAs(other)).isEqualTo(same);
        assertThat(other.saysTheSameAs(one)).isEqualTo(same);
    }

    /** What the mirror holds, and what was tied to it. */
    private static final class Book implements TermsBook {
        private final List<TermsView> held = new ArrayList<>();
        private final List<String> arrived = new ArrayList<>();

        void inQuickBooks(String listId, String name, TermsDefinition definition) {
            held.add(new TermsView(
                    new RecordState(UUID.randomUUID(), 1, Instant.EPOCH, null), listId, name, definition, true));
        }

        @Override
        public List<TermsView> inQuickBooks(CompanyId company, String name) {
            return held.stream()
                    .filter(terms -> name.equalsIgnoreCase(terms.name()))
                    .toList();
        }

        @Override
        public Optional<OwnTerms> own(CompanyId company, UUID id) {
            return Optional.empty();
        }

        @Override
        public Optional<OwnTerms> ownCalled(CompanyId company, String name) {
            return Optional.empty();
        }

        @Override
        public Slice<OwnTerms> notMirrored(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
            return new Slice<>(List.of(), false);
        }

        @Override
        public void add(CompanyId company, OwnTerms terms) {
            throw new AssertionError("a courier stores no terms");
        }

        @Override
        public void change(CompanyId company, OwnTerms terms) {
            throw new AssertionError("a courier changes no terms");
        }

        @Override
        public void arrived(CompanyId company, UUID id, String listId) {
            arrived.add(id + " " + listId);
        }
    }
}

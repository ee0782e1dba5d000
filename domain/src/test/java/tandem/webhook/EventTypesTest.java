package tandem.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.outcome.Violation;
import tandem.request.RequestStatus;

class EventTypesTest {

    @Test
    void a_type_names_the_topic_and_what_happened() {
        assertThat(EventTypes.of(Topic.VENDOR_CREDIT, Change.What.REMOVED, null))
                .isEqualTo("com.mineraltree.tandem.vendor_credit.removed");
        assertThat(EventTypes.of(Topic.REQUEST, Change.What.UPDATED, null))
                .isEqualTo("com.mineraltree.tandem.request.updated");
        assertThat(EventTypes.of(Topic.REQUEST, Change.What.UPDATED, RequestStatus.IN_DOUBT))
                .isEqualTo("com.mineraltree.tandem.request.in_doubt");
    }

    @Test
    void what_is_wanted_is_looked_for_under_every_word_that_it_is_stored_with() {
        assertThat(new EventTypes(List.of("com.mineraltree.tandem.payment.updated")).storedWords())
                .containsExactlyInAnyOrder(
                        "payment.updated", "bill_payment_check.updated", "bill_payment_credit_card.updated");
        assertThat(new EventTypes(List.of("com.mineraltree.tandem.request.failed")).storedWords())
                .containsExactly("request.failed");
        assertThat(new EventTypes(List.of("com.mineraltree.tandem.class.*")).storedWords())
                .containsExactlyInAnyOrder(
                        "class.created", "class.updated", "class.deactivated", "class.removed", "class.restored");
        assertThat(EventTypes.ALL.isAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "bill.updated",
                "com.mineraltree.tandem.*",
                "com.mineraltree.tandem.bill",
                "com.mineraltree.tandem.bill.failed",
                "com.mineraltree.tandem.BILL.updated",
                "com.mineraltree.tandem.feed.advanced"
            })
    void what_no_event_has_is_refused(String type) {
        assertThat(EventTypes.violations(List.of("com.mineraltree.tandem.bill.*", type)))
                .extracting(Violation::field, Violation::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("eventTypes/1", "unknown"));
    }

    @Test
    void a_list_of_types_has_an_end() {
        assertThat(EventTypes.violations(Collections.nCopies(101, "com.mineraltree.tandem.bill.*")))
                .extracting(Violation::code)
                .containsExactly("too_many");
    }
}

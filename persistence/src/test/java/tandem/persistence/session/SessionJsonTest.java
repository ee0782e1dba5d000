package tandem.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.reading.Agenda;
import tandem.reading.Task;
import tandem.request.Delivery;
import tandem.session.SessionState;

class SessionJsonTest {

    @Test
    void a_session_that_an_earlier_version_of_the_hub_has_left_can_still_be_read() {
        var progress = SessionJson.read("""
                {"state": {"is": "opened", "pathTried": false},
                 "agenda": {"alone": false, "identified": false, "proved": true, "changesAsked": true, "finished": false,
                            "markInFile": true, "run": null, "runBegunAgain": false, "oneByOne": [], "askedAlone": ["bill"],
                            "overflowing": [], "givenUp": ["ITEM"], "vendors": ["V1"], "bills": [], "vendorsLater": [],
                            "billsLater": []}}
                """);
        assertThat(progress.state()).isEqualTo(new SessionState.Opened(null));
        assertThat(new Agenda(progress.agenda()).isProved()).isTrue();
    }

    @Test
    void whatever_a_session_may_be_at_has_a_name_under_which_it_is_stored() {
        assertThat(named(SessionJson.StateNames.class)).containsExactlyInAnyOrder(kindsOf(SessionState.class));
        assertThat(named(SessionJson.TaskNames.class)).containsExactlyInAnyOrder(kindsOf(Task.class));
        assertThat(named(SessionJson.DeliveryNames.class)).containsExactlyInAnyOrder(kindsOf(Delivery.class));
    }

    private static Stream<Class<?>> named(Class<?> names) {
        return Arrays.stream(names.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::value);
    }

    private static Class<?>[] kindsOf(Class<?> sealed) {
        return sealed.getPermittedSubclasses();
    }
}

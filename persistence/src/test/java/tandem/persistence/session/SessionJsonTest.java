package tandem.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tandem.reading.Agenda;
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
}

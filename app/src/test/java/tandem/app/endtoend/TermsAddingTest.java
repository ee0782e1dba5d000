package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandemsim.companyfile.Truth.TermsTruth;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;

/** New terms on their way into a company file, with everything that can go wrong on it. */
class TermsAddingTest {

    private static final Which THE_ADDING = Which.holding("StandardTermsAddRq");
    private static final String NET_75 = "{\"name\":\"Net 75\",\"type\":\"standard\",\"dueDays\":75}";

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** A company whose file has been read, and terms that were made at the hub. */
    private static final class Scene {
        private final Customer acme;
        private final Customer.Machine machine;
        private final String path;
        private final String id;
        private final String request;
        private int written;

        Scene(String name) {
            this(name, NET_75);
        }

        Scene(String name, String terms) {
            acme = Customer.of(hub, name, Profile.small().scaled(0.05));
            machine = acme.machine("FRONTDESK");
            assertThat(acme.loadsAll(machine).completed()).isTrue();
            path = acme.path() + "/terms";
            var made = hub.rest().post(path, terms).expect(201);
            id = made.text("id");
            request = made.text("requestId");
        }

        UpdateResult updates(Mishap... mishaps) {
            var result = machine.updatesLater(mishaps);
            written += result.writes();
            return result;
        }

        Rest.Reply shown() {
            return hub.rest().get(path + "/" + id).expect(200);
        }

        Rest.Reply request() {
            return hub.rest().get("/requests/" + request).expect(200);
        }

        List<TermsTruth> inFile(String name) {
            return acme.file().truth().terms().stream()
                    .filter(terms -> terms.name().equalsIgnoreCase(name))
                    .toList();
        }

        void isDoneOnce() {
            assertThat(request().text("status")).isEqualTo("succeeded");
            assertThat(inFile("Net 75")).singleElement().satisfies(terms -> {
                assertThat(terms.due()).isEqualTo(75);
                assertThat(terms.listId()).isEqualTo(shown().text("listId"));
            });
            assertThat(written).as("writes that QuickBooks carried out").isEqualTo(1);
            assertThat(hub.rest().all(path))
                    .filteredOn(terms -> terms.path("name").asString().equals("Net 75"))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("S66")
    void new_terms_are_in_quickbooks_once_after_the_next_update_and_keep_their_id() {
        var scene = new Scene("New terms");

        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
        assertThat(scene.shown().text("id")).isEqualTo(scene.id);
        assertThat(scene.updates().requests()).as("a quiet cycle afterwards").hasSize(1);
        scene.isDoneOnce();
    }

    @Test
    @Tag("S81")
    void date_driven_terms_reach_quickbooks_as_they_are() {
        var scene = new Scene(
                "Date-driven",
                "{\"name\":\"The 15th\",\"type\":\"date_driven\",\"dayOfMonthDue\":15,\"dueNextMonthDays\":2,"
                        + "\"discountDayOfMonth\":10,\"discountPercent\":\"1.5\"}");

        scene.updates();

        assertThat(scene.inFile("The 15th")).singleElement().satisfies(terms -> {
            assertThat(terms.dateDriven()).isTrue();
            assertThat(terms.due()).isEqualTo(15);
            assertThat(terms.nextMonthDays()).isEqualTo(2);
            assertThat(terms.discount()).isEqualTo(10);
            assertThat(terms.discountPercent()).isEqualByComparingTo("1.5");
        });
        assertThat(scene.shown().text("type")).isEqualTo("date_driven");
        assertThat(scene.shown().body().path("dueNextMonthDays").asInt()).isEqualTo(2);
    }

    static Stream<Mishap> everythingThatCanGoWrong() {
        return Mishaps.around(THE_ADDING);
    }

    @Test
    void a_name_is_looked_up_as_it_is_whatever_is_in_it() {
        var name = "2% & <net> ]]> 'é' ÿ";
        var scene = new Scene("Odd names", NET_75.replace("Net 75", name));

        scene.updates(new Mishap.ForgetsOutcome(THE_ADDING), new Mishap.LosesResponse(THE_ADDING));
        scene.updates();

        assertThat(scene.request().text("status")).isEqualTo("succeeded");
        assertThat(scene.inFile(name)).hasSize(1);
        assertThat(scene.shown().text("name")).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanGoWrong")
    void terms_are_added_once_whatever_goes_wrong_while_they_are_sent(Mishap mishap) {
        var scene = new Scene(mishap.toString());

        scene.updates(mishap);
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void a_lost_answer_whose_outcome_quickbooks_could_not_keep_is_found_by_the_name() {
        var scene = new Scene("Forgetful");

        scene.updates(new Mishap.ForgetsOutcome(THE_ADDING), new Mishap.LosesResponse(THE_ADDING));
        assertThat(scene.request().text("status")).isEqualTo("sent");
        var next = scene.updates();

        assertThat(next.requests())
                .anySatisfy(text -> assertThat(text)
                        .contains("<FullName>Net 75</FullName>", "StandardTermsQueryRq", "DateDrivenTermsQueryRq"));
        scene.isDoneOnce();
    }

    @Test
    void another_machine_finds_them_by_their_name_when_the_first_one_never_comes_back() {
        var scene = new Scene("Moved");
        scene.updates(new Mishap.LosesResponse(THE_ADDING));
        hub.rest()
                .post(scene.acme.path() + "/lease/release", "{\"reason\":\"the machine is broken\"}")
                .expect(200);

        var other = scene.acme.machine("BACKOFFICE").updatesLater();

        assertThat(other.completed()).isTrue();
        scene.written += other.writes();
        scene.isDoneOnce();
    }

    /** Somebody enters terms in QuickBooks while ours are on their way to it. */
    private static UpdateListener entering(Customer acme, String name, int dueDays) {
        return new UpdateListener() {
            private boolean isEntered;

            @Override
            public void answered(String operation, List<String> answer) {
                if (!isEntered && answer.getFirst().contains("StandardTermsAddRq")) {
                    isEntered = true;
                    acme.file().bookkeeper().newTerms(name, dueDays);
                }
            }
        };
    }

    @Test
    @Tag("S66")
    void terms_that_a_person_entered_meanwhile_are_adopted_once_quickbooks_says_that_the_name_is_taken() {
        var scene = new Scene("Adopted");
        hub.clock().advance(Duration.ofMinutes(5));

        scene.machine.updates(entering(scene.acme, "NET 75", 75), List.of());
        assertThat(scene.request().text("status")).isEqualTo("queued");
        assertThat(scene.request().body().path("error").path("code").asString()).isEqualTo("name_in_use");
        scene.updates();

        assertThat(scene.request().text("status")).isEqualTo("succeeded");
        assertThat(scene.inFile("Net 75")).hasSize(1);
        assertThat(scene.shown().text("name")).isEqualTo("NET 75");
        assertThat(scene.shown().text("listId"))
                .isEqualTo(scene.inFile("Net 75").getFirst().listId());
        assertThat(scene.written).isZero();
    }

    @Test
    @Tag("S66")
    void terms_that_say_something_else_under_that_name_stop_ours_and_both_are_told() {
        var scene = new Scene("Refused");
        scene.acme.file().bookkeeper().newTerms("Net 75", 60);

        scene.updates();

        assertThat(scene.request().text("status")).isEqualTo("failed");
        var error = scene.request().body().path("error");
        assertThat(error.path("code").asString()).isEqualTo("terms_differ");
        assertThat(error.path("message").asString()).contains("due in 60 days", "due in 75 days");
        assertThat(scene.inFile("Net 75")).hasSize(1);
        assertThat(scene.written).isZero();
    }

    @Test
    void failed_terms_get_another_name_and_reach_quickbooks() {
        var scene = new Scene("Mended");
        scene.acme.file().bookkeeper().newTerms("Net 75", 60);
        scene.updates();
        assertThat(scene.request().text("status")).isEqualTo("failed");

        hub.rest()
                .patch("/requests/" + scene.request, "{\"content\":{\"name\":\"Net 75 days\"},\"reason\":\"taken\"}")
                .expect(200);
        scene.updates();

        assertThat(scene.request().text("status")).isEqualTo("succeeded");
        assertThat(scene.inFile("Net 75 days"))
                .singleElement()
                .satisfies(terms -> assertThat(terms.due()).isEqualTo(75));
        assertThat(scene.shown().text("name")).isEqualTo("Net 75 days");
        assertThat(scene.written).isEqualTo(1);
    }

    @Test
    @Tag("S81")
    void a_bill_names_terms_that_are_on_their_way_waits_for_them_and_is_due_by_them() {
        var scene = new Scene("With a bill");
        var paper = new Paperwork(hub, scene.acme);
        var draft = paper.bill("INV-75");
        draft.remove("dueDate");
        draft.put("termsId", scene.id);

        var bill = paper.posted(draft);
        assertThat(paper.request(bill).path("status").asString()).isEqualTo("blocked");
        assertThat(paper.request(bill).path("dependsOn").get(0).asString()).isEqualTo(scene.request);
        scene.updates();

        assertThat(paper.status(bill)).isEqualTo("open");
        assertThat(paper.shown(bill).path("termsId").asString()).isEqualTo(scene.id);
        assertThat(paper.shown(bill).path("dueDate").asString()).isEqualTo("2026-05-16");
        assertThat(scene.acme.file().truth().billsNumbered("INV-75"))
                .singleElement()
                .satisfies(one -> assertThat(one.termsListId())
                        .isEqualTo(scene.inFile("Net 75").getFirst().listId()));
    }
}

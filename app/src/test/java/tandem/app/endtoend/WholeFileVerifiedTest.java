package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.profile.Profile;

/** The whole file comes round, window by window, and what nothing else would ever find is found by it. */
class WholeFileVerifiedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 11);

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(
                Map.of("tandem.minimum-gap", "PT0S", "tandem.verify-within", "P1D"),
                Instant.parse(TODAY + "T15:00:00Z"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private Customer acme;
    private Customer.Machine machine;
    private Bookkeeper office;

    @BeforeEach
    void pair() {
        acme = Customer.of(hub, "Scrubbed", Profile.small().scaled(0.1));
        machine = acme.machine("FRONTDESK");
        office = acme.file().bookkeeper();
    }

    /** A day of updates, after the hours that it takes until each kind has had its first turn. */
    private void comesRound() {
        for (int i = 0; i < 58; i++) {
            hub.clock().advance(Duration.ofMinutes(30));
            var requests = machine.updates().requests();
            assertThat(requests).as("a session stays short").hasSizeLessThan(5);
            assertThat(requests.getFirst().split("requestID=\"scrub", -1))
                    .as("one window at most")
                    .hasSizeLessThan(3);
            assertThat(requests.subList(1, requests.size())).noneMatch(request -> request.contains("\"scrub"));
        }
    }

    private List<BillTruth> longPaid() {
        return acme.file().truth().bills().stream()
                .filter(bill -> bill.paid() && bill.date().isBefore(TODAY.minusDays(60)))
                .toList();
    }

    private long held(String table, String column, String id, String condition) {
        return hub.sql()
                .sql("SELECT count(*) FROM " + table + " WHERE company_id = :company AND " + column + " = :id AND "
                        + condition)
                .param("company", CompanyId.parse(acme.id()).orElseThrow().value())
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private void loses(String table, String column, String id) {
        assertThat(hub.sql()
                        .sql("DELETE FROM " + table + " WHERE company_id = :company AND " + column + " = :id")
                        .param(
                                "company",
                                CompanyId.parse(acme.id()).orElseThrow().value())
                        .param("id", id)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void what_was_lost_here_changed_unseen_or_vanished_without_a_trace_is_found_and_put_right_by_itself() {
        var credit = office.newCredit(acme.anActiveVendor(), BillDraft.of("LOST-CREDIT", "40.00"));
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var lost = longPaid().get(0).txnId();
        var changed = longPaid().get(1).txnId();
        var vendor = acme.anActiveVendor();

        loses("bill", "txn_id", lost);
        loses("vendor", "list_id", vendor);
        office.editMemoByASlowClock(changed, "changed by a slow clock");
        office.administrator().lose(credit);
        machine.updatesLater();
        assertThat(held("bill", "txn_id", changed, "memo = 'changed by a slow clock'"))
                .as("no change that anybody would be told of")
                .isZero();

        comesRound();

        assertThat(held("bill", "txn_id", lost, "removed_at IS NULL")).isEqualTo(1);
        assertThat(held("vendor", "list_id", vendor, "removed_at IS NULL")).isEqualTo(1);
        assertThat(held("bill", "txn_id", changed, "memo = 'changed by a slow clock'"))
                .isEqualTo(1);
        assertThat(held("vendor_credit", "txn_id", credit, "removed_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(acme.attention()).contains("info differences_found");
        assertThat(acme.status()).isEqualTo("active");
    }

    @Test
    void a_round_that_is_late_is_told_of_until_it_is_over() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        comesRound();
        assertThat(acme.attention()).doesNotContain("info verification_late");

        hub.clock().advance(Duration.ofDays(5));
        machine.updates();
        assertThat(acme.attention()).contains("info verification_late");

        comesRound();
        assertThat(acme.attention()).doesNotContain("info verification_late");
    }

    @Test
    void where_nothing_is_wrong_nothing_is_found() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        office.newBill(acme.anActiveVendor(), BillDraft.of("NEW", "10.00"));
        office.payInFull(longUnpaid());
        comesRound();
        assertThat(acme.attention()).doesNotContain("info differences_found");
        assertThat(hub.sql()
                        .sql(
                                "SELECT count(*) FROM read_mark WHERE company_id = :company AND scrub ->> 'verifiedAt' IS NOT NULL")
                        .param(
                                "company",
                                CompanyId.parse(acme.id()).orElseThrow().value())
                        .query(Long.class)
                        .single())
                .as("every kind has come round")
                .isEqualTo(12);
    }

    private String longUnpaid() {
        return acme.file().truth().bills().stream()
                .filter(bill -> !bill.paid())
                .findFirst()
                .orElseThrow()
                .txnId();
    }

    @Test
    void a_bill_of_ours_that_vanished_without_a_trace_is_reported_and_stops_nothing() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        posts("VANISHES");
        machine.updatesLater();

        office.administrator()
                .lose(acme.file().truth().billsNumbered("VANISHES").getFirst().txnId());
        comesRound();
        new Upkeep(hub).compares(acme);

        assertThat(hub.rest().all(acme.path() + "/discrepancies?status=open&code=bill_missing_in_quickbooks"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.at("/entity/refNumber").asString()).isEqualTo("VANISHES"));
        assertThat(acme.status()).isEqualTo("active");
    }

    @Test
    @Tag("S28")
    void a_copy_with_the_right_mark_and_records_as_they_were_before_stops_the_company() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var bill = longUnpaid();
        machine.updatesLater();
        var copy = acme.file().backup();
        hub.clock().advance(Duration.ofMinutes(10));
        office.editMemo(bill, "entered after the copy was made");
        machine.updatesLater();
        assertThat(held("bill", "txn_id", bill, "memo = 'entered after the copy was made'"))
                .isEqualTo(1);

        office.administrator().swapIn(copy);
        for (int i = 0; i < 58 && !acme.status().equals("suspended"); i++) {
            hub.clock().advance(Duration.ofMinutes(30));
            machine.updates();
        }

        assertThat(acme.status()).isEqualTo("suspended");
        assertThat(acme.attention()).contains("critical file_records_older");
        hub.rest()
                .post(acme.path() + "/resume", "{\"reason\":\"the copy is the right one\"}")
                .expect(200);
        machine.updatesLater();
        new Upkeep(hub).tidies(acme);
        machine.updatesLater();
        assertThat(acme.status()).isEqualTo("active");
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    @Tag("S28")
    void a_copy_with_the_right_mark_that_lacks_what_was_entered_lately_stops_the_company_before_anything_is_written() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        machine.updatesLater();
        var copy = acme.file().backup();
        for (int i = 1; i <= 3; i++) {
            office.newBill(acme.anActiveVendor(), BillDraft.of("AFTER-" + i, "10.00"));
        }
        machine.updatesLater();
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=AFTER-3")).hasSize(1);

        office.administrator().swapIn(copy);
        hub.clock().advance(Duration.ofHours(25));
        posts("WAITS");
        assertThat(machine.updates().completed()).isFalse();

        assertThat(acme.status()).isEqualTo("suspended");
        assertThat(acme.attention()).contains("critical file_records_missing");
        assertThat(acme.file().truth().billsNumbered("WAITS")).isEmpty();
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=AFTER-3"))
                .as("nothing of it is taken in before a person has looked")
                .hasSize(1);

        hub.rest()
                .post(acme.path() + "/resume", "{\"reason\":\"the copy is the right one\"}")
                .expect(200);
        machine.updatesLater();
        new Upkeep(hub).tidies(acme);
        machine.updatesLater();
        assertThat(acme.status()).isEqualTo("active");
        assertThat(acme.file().truth().billsNumbered("WAITS")).hasSize(1);
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=AFTER-3")).isEmpty();
        new Agreement(hub, acme).isTotalWith(acme.file());
        comesRound();
        assertThat(acme.status()).as("once is enough").isEqualTo("active");
    }

    @Test
    void what_people_deleted_stops_nothing_however_much_it_is_and_however_long_nobody_called() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var deleted = new ArrayList<String>();
        for (int i = 1; i <= 8; i++) {
            deleted.add(office.newBill(acme.anActiveVendor(), BillDraft.of("DELETED-" + i, "10.00")));
        }
        machine.updatesLater();
        deleted.subList(0, 4).forEach(office::deleteTxn);
        hub.clock().advance(Duration.ofDays(75));
        deleted.subList(4, 8).forEach(office::deleteTxn);
        machine.updates();
        hub.clock().advance(Duration.ofDays(100));
        comesRound();
        assertThat(acme.status()).isEqualTo("active");
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=DELETED-1")).isEmpty();
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=DELETED-8")).isEmpty();
    }

    @Test
    void bills_whose_deletion_is_not_told_any_more_when_somebody_calls_again_stop_nothing() {
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var deleted = new ArrayList<String>();
        for (int i = 1; i <= 4; i++) {
            deleted.add(office.newBill(acme.anActiveVendor(), BillDraft.of("LONG-AGO-" + i, "10.00")));
        }
        machine.updatesLater();
        deleted.forEach(office::deleteTxn);
        hub.clock().advance(Duration.ofDays(120));
        machine.updates();
        machine.updatesLater();
        assertThat(acme.status()).isEqualTo("active");
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=LONG-AGO-1")).isEmpty();
    }

    private String posts(String number) {
        var vendor = hub.rest().all(acme.path() + "/vendors?active=true").getFirst();
        var bill = hub.rest()
                .post(acme.path() + "/bills", """
                        {"vendorId":"%s","refNumber":"%s","billDate":"%s","dueDate":"%s","apAccountId":"%s",
                         "expenseLines":[{"accountId":"%s","amount":"10.00"}]}
                        """.formatted(
                                vendor.path("id").asString(),
                                number,
                                TODAY,
                                TODAY,
                                account("accounts_payable"),
                                account("expense")))
                .expect(201)
                .text("id");
        hub.rest().post(acme.path() + "/bills/" + bill + "/post", "{}").expect(202);
        return bill;
    }

    private String account(String type) {
        return hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals(type))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}

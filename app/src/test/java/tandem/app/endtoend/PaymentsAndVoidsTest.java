package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.Truth.PaymentTruth;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payments and their voids on their way into a company file, with everything that can go wrong on it. */
class PaymentsAndVoidsTest {

    private static final Which THE_PAYMENT = Which.holding("BillPaymentCheckAddRq");
    private static final Which THE_VOID = Which.holding("TxnVoidRq");
    private static final String TODAY = "2026-05-11";

    /** Where the office is. */
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static RunningHub hub;
    private static Shop shop;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"), Instant.parse(TODAY + "T15:00:00Z"));
        shop = new Shop("Payments");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** A company whose file has been read. */
    private static final class Shop {
        private final Customer customer;
        private final Customer.Machine machine;
        private final Bookkeeper office;

        Shop(String name) {
            customer = Customer.of(hub, name, Profile.small().scaled(0.05));
            machine = customer.machine("FRONTDESK");
            office = customer.file().bookkeeper();
            assertThat(customer.loadsAll(machine).completed()).isTrue();
        }

        /** A new vendor with bills of these amounts, numbered {@code name-1}, {@code name-2}, …; the TxnIDs of the bills. */
        List<String> owes(String name, String... amounts) {
            return owed(office.newVendor(name + " Ltd."), name, amounts);
        }

        List<String> owed(String vendor, String name, String... amounts) {
            var bills = new ArrayList<String>();
            for (int i = 0; i < amounts.length; i++) {
                bills.add(office.newBill(vendor, BillDraft.of(name + "-" + (i + 1), amounts[i])));
            }
            updates();
            return bills;
        }

        UpdateResult updates(Mishap... mishaps) {
            return machine.updatesLater(mishaps);
        }

        JsonNode bill(String number) {
            var found = hub.rest().all(customer.path() + "/bills?refNumber=" + number);
            assertThat(found).as(number).hasSize(1);
            return found.getFirst();
        }

        /** The path of a bill. */
        String path(String number) {
            return customer.path() + "/bills/" + text(bill(number), "id");
        }

        String account(String type) {
            return hub.rest().all(customer.path() + "/accounts?active=true").stream()
                    .filter(account -> text(account, "accountType").equals(type))
                    .map(account -> text(account, "id"))
                    .findFirst()
                    .orElseThrow();
        }

        /** A payment as the body of a call: of bills by their number, so much of each. */
        Map<String, Object> payment(String method, String refNumber, String amount, Map<String, String> bills) {
            var applications = new ArrayList<Map<String, Object>>();
            bills.forEach((number, part) -> applications.add(pays(number, part)));
            return payment(method, refNumber, amount, applications);
        }

        Map<String, Object> payment(
                String method, String refNumber, String amount, List<Map<String, Object>> applications) {
            var body = new LinkedHashMap<String, Object>();
            body.put("method", method);
            body.put(
                    "vendorId",
                    hub.rest()
                            .get(customer.path() + "/bills/"
                                    + applications.getFirst().get("billId"))
                            .expect(200)
                            .text("vendorId"));
            body.put("paymentAccountId", account(method.equals("credit_card") ? "credit_card" : "bank"));
            body.put("date", TODAY);
            body.put("amount", amount);
            body.put("refNumber", refNumber);
            body.put("applications", applications);
            return body;
        }

        Map<String, Object> pays(String number, String amount) {
            var part = new LinkedHashMap<String, Object>();
            part.put("billId", text(bill(number), "id"));
            part.put("amount", amount);
            return part;
        }

        Rest.Reply post(Map<String, Object> payment) {
            return hub.rest()
                    .post(customer.path() + "/payments", JsonMapper.shared().writeValueAsString(payment));
        }

        /** The path of a check of these bills. */
        String check(String refNumber, String amount, Map<String, String> bills) {
            return customer.path() + "/payments/"
                    + post(payment("check", refNumber, amount, bills))
                            .expect(201)
                            .text("id");
        }

        Rest.Reply voids(String payment) {
            return hub.rest().post(payment + "/void", "");
        }

        String status(String payment) {
            return hub.rest().get(payment).expect(200).text("status");
        }

        JsonNode request(String payment) {
            return hub.rest()
                    .get("/requests/" + hub.rest().get(payment).expect(200).text("requestId"))
                    .expect(200)
                    .body();
        }

        PaymentTruth inFile(String number) {
            var found = customer.file().truth().paymentsNumbered(number);
            assertThat(found).as("payments " + number).hasSize(1);
            return found.getFirst();
        }

        BillTruth billInFile(String txnId) {
            return customer.file().truth().bill(txnId).orElseThrow();
        }

        void agrees() {
            new Agreement(hub, customer).isTotalWith(customer.file());
        }
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asString("");
    }

    @Test
    @Tag("S88")
    @Tag("S90")
    @Tag("S108")
    void a_check_over_three_bills_is_one_payment_of_that_number_and_in_process_until_it_is_there() {
        var bills = shop.owes("THREE", "100.00", "50.50", "80.00");
        var payment = shop.check("1043", "190.50", Map.of("THREE-1", "100.00", "THREE-2", "50.50", "THREE-3", "40.00"));

        assertThat(shop.status(payment)).isEqualTo("queued");
        assertThat(text(shop.bill("THREE-3"), "inProcessPayments")).isEqualTo("40.00");
        assertThat(text(shop.bill("THREE-3"), "openBalance")).isEqualTo("80.00");
        assertThat(text(shop.bill("THREE-3"), "remainingAmount")).isEqualTo("40.00");
        assertThat(shop.updates().completed()).isTrue();

        var there = shop.inFile("1043");
        assertThat(there.links()).hasSize(3);
        assertThat(there.amount()).isEqualByComparingTo("190.50");
        assertThat(there.toBePrinted()).isFalse();
        assertThat(there.date()).isEqualTo(LocalDate.parse(TODAY));
        assertThat(bills.stream().map(bill -> shop.billInFile(bill).openAmount().toPlainString()))
                .containsExactly("0.00", "0.00", "40.00");
        var shown = hub.rest().get(payment).expect(200);
        assertThat(shown.text("status")).isEqualTo("recorded");
        assertThat(shown.text("origin")).isEqualTo("mineraltree");
        assertThat(shown.text("txnId")).isEqualTo(there.txnId());
        assertThat(text(shop.bill("THREE-3"), "inProcessPayments")).isEqualTo("0.00");
        assertThat(text(shop.bill("THREE-3"), "remainingAmount")).isEqualTo("40.00");
        assertThat(text(shop.bill("THREE-1"), "status")).isEqualTo("paid");
        assertThat(hub.rest().all(shop.customer.path() + "/payments?refNumber=1043"))
                .as("in the list once")
                .hasSize(1);
        assertThat(shop.updates().requests()).as("a quiet cycle afterwards").hasSize(1);
        shop.agrees();
    }

    @Test
    @Tag("S51")
    void an_electronic_payment_is_a_bill_payment_check_and_one_by_card_a_credit_card_bill_payment() {
        shop.owes("HOW", "10.00", "20.00", "30.00");
        shop.post(shop.payment("ach", "ACH000187", "10.00", Map.of("HOW-1", "10.00")))
                .expect(201);
        shop.post(shop.payment("virtual_card", "VC1", "20.00", Map.of("HOW-2", "20.00")))
                .expect(201);
        var card = shop.post(shop.payment("credit_card", "CC1", "30.00", Map.of("HOW-3", "30.00")))
                .expect(201);
        shop.updates();

        assertThat(shop.inFile("ACH000187").card()).isFalse();
        assertThat(shop.inFile("ACH000187").toBePrinted()).isFalse();
        assertThat(shop.inFile("VC1").card()).isFalse();
        assertThat(shop.inFile("CC1").card()).isTrue();
        assertThat(hub.rest()
                        .get(shop.customer.path() + "/payments/" + card.text("id"))
                        .expect(200)
                        .text("method"))
                .isEqualTo("credit_card");
        shop.agrees();
    }

    /** The ListID of a vendor of the file with these terms. */
    private static String vendorWith(String terms) {
        var truth = shop.customer.file().truth();
        var wanted = truth.terms().stream()
                .filter(one -> one.name().equals(terms))
                .findFirst()
                .orElseThrow()
                .listId();
        return truth.vendors().stream()
                .filter(vendor -> vendor.active() && vendor.termsListId().equals(wanted))
                .findFirst()
                .orElseThrow()
                .listId();
    }

    private static Map<String, Object> discounted(String number, String amount, String discount) {
        var part = shop.pays(number, amount);
        part.put("discountAmount", discount);
        part.put("discountAccountId", shop.account("income"));
        return part;
    }

    @Test
    @Tag("S105")
    @Tag("S107")
    void a_discount_is_taken_until_its_last_day_and_not_on_the_day_after() {
        var vendor = vendorWith("2% 10 Net 30");
        var made = LocalDate.parse(TODAY).minusDays(10);
        var inTime =
                shop.office.newBill(vendor, BillDraft.of("DISC-1", "1000.00").dated(made));
        var tooLate =
                shop.office.newBill(vendor, BillDraft.of("DISC-2", "1000.00").dated(made));
        shop.updates();
        assertThat(hub.rest()
                        .get(shop.customer.path() + "/terms/" + text(shop.bill("DISC-1"), "termsId")
                                + "/dates?billDate=" + made)
                        .expect(200)
                        .text("discountDate"))
                .isEqualTo(TODAY);

        shop.post(shop.payment("check", "2001", "980.00", List.of(discounted("DISC-1", "980.00", "20.00"))))
                .expect(201);
        var late = shop.payment("check", "2002", "1000.00", Map.of("DISC-2", "1000.00"));
        late.put("date", LocalDate.parse(TODAY).plusDays(1).toString());
        shop.post(late).expect(201);
        shop.updates();

        var link = shop.inFile("2001").links().getFirst();
        assertThat(link.amount()).isEqualByComparingTo("980.00");
        assertThat(link.discount()).isEqualByComparingTo("20.00");
        assertThat(link.discountAccountListId()).isNotEmpty();
        assertThat(shop.inFile("2002").links().getFirst().discount()).isEqualByComparingTo("0");
        assertThat(shop.billInFile(inTime).paid()).isTrue();
        assertThat(shop.billInFile(tooLate).paid()).isTrue();
        assertThat(text(shop.bill("DISC-1"), "status")).isEqualTo("paid");
        assertThat(text(shop.bill("DISC-1"), "discountsApplied")).isEqualTo("20.00");
        assertThat(text(shop.bill("DISC-1"), "paidAmount")).isEqualTo("980.00");
        shop.agrees();
    }

    @Test
    void a_credit_that_is_set_with_a_payment_is_used_up_and_comes_back_with_its_void() {
        var vendor = shop.office.newVendor("CREDIT Ltd.");
        var credit = shop.office.newCredit(vendor, BillDraft.of("CREDIT-CM", "40.00"));
        var bills = shop.owed(vendor, "CREDIT", "100.00", "25.00");
        var id = text(
                hub.rest()
                        .all(shop.customer.path() + "/vendor-credits?refNumber=CREDIT-CM")
                        .getFirst(),
                "id");
        var first = shop.pays("CREDIT-1", "60.00");
        first.put("credits", List.of(Map.of("vendorCreditId", id, "amount", "15.00")));
        var second = shop.pays("CREDIT-2", "1.00");
        second.remove("amount");
        second.put("credits", List.of(Map.of("vendorCreditId", id, "amount", "25.00")));
        var payment = shop.customer.path() + "/payments/"
                + shop.post(shop.payment("check", "3001", "60.00", List.of(first, second)))
                        .expect(201)
                        .text("id");
        shop.updates();

        assertThat(shop.billInFile(bills.get(0)).openAmount()).isEqualByComparingTo("25.00");
        assertThat(shop.billInFile(bills.get(1)).paid()).isTrue();
        assertThat(text(shop.bill("CREDIT-1"), "remainingAmount")).isEqualTo("25.00");
        assertThat(text(shop.bill("CREDIT-2"), "creditsApplied")).isEqualTo("25.00");
        assertThat(text(shop.bill("CREDIT-1"), "creditsAvailable")).isEqualTo("0.00");
        shop.agrees();

        shop.voids(payment).expect(202);
        shop.updates();

        assertThat(shop.inFile("3001").voided()).isTrue();
        assertThat(shop.customer.file().truth().credits().stream()
                        .filter(one -> one.txnId().equals(credit))
                        .findFirst()
                        .orElseThrow()
                        .openAmount())
                .isEqualByComparingTo("40.00");
        shop.agrees();
    }

    @Test
    @Tag("S98")
    void the_void_of_a_payment_of_two_bills_opens_both_and_a_second_one_does_nothing() {
        var bills = shop.owes("VOID", "100.00", "300.00");
        var payment = shop.check("4001", "250.00", Map.of("VOID-1", "100.00", "VOID-2", "150.00"));
        shop.updates();

        var accepted = shop.voids(payment).expect(202);
        var result = shop.updates();
        assertThat(result.writes()).isEqualTo(1);

        assertThat(shop.inFile("4001").voided()).isTrue();
        assertThat(shop.inFile("4001").amount()).isEqualByComparingTo("0");
        assertThat(shop.billInFile(bills.get(0)).openAmount()).isEqualByComparingTo("100.00");
        assertThat(shop.billInFile(bills.get(1)).openAmount()).isEqualByComparingTo("300.00");
        assertThat(text(shop.bill("VOID-1"), "remainingAmount")).isEqualTo("100.00");
        assertThat(text(shop.bill("VOID-2"), "remainingAmount")).isEqualTo("300.00");
        assertThat(text(shop.bill("VOID-2"), "status")).isEqualTo("open");
        assertThat(shop.status(payment)).isEqualTo("voided");
        var again = shop.voids(payment).expect(200);
        assertThat(again.text("requestId")).isEqualTo(accepted.text("requestId"));
        assertThat(shop.updates().writes()).isZero();
        shop.agrees();
    }

    @Test
    @Tag("S97")
    @Tag("S99")
    void one_that_was_voided_in_quickbooks_by_hand_stays_recorded_here_until_it_is_voided_here_too() {
        shop.owes("HAND", "100.00");
        var payment = shop.check("5001", "100.00", Map.of("HAND-1", "100.00"));
        shop.updates();
        shop.office.voidTxn(shop.inFile("5001").txnId());
        shop.updates();
        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(hub.rest().get(payment).expect(200).text("amount")).isEqualTo("100.00");

        shop.voids(payment).expect(202);
        assertThat(shop.updates().writes()).as("there is nothing to be written").isZero();

        assertThat(shop.status(payment)).isEqualTo("voided");
        assertThat(text(shop.request(payment), "status")).isEqualTo("succeeded");
        assertThat(shop.request(payment).path("error").isNull()).isTrue();
    }

    @Test
    void a_void_that_meets_one_made_by_hand_in_the_same_moment_is_no_error() {
        shop.owes("MEET", "100.00");
        var payment = shop.check("5002", "100.00", Map.of("MEET-1", "100.00"));
        shop.updates();
        shop.voids(payment).expect(202);
        var txn = shop.inFile("5002").txnId();

        hub.clock().advance(java.time.Duration.ofMinutes(5));
        shop.machine.updates(before("TxnVoidRq", () -> shop.office.voidTxn(txn)), List.of());

        assertThat(shop.status(payment)).isEqualTo("voided");
        shop.agrees();
    }

    /** Does something in QuickBooks just before it works on such a request. */
    private static UpdateListener before(String request, Runnable deed) {
        return new UpdateListener() {
            @Override
            public void quickBooksWorks(List<String> requests) {
                if (requests.stream().anyMatch(one -> one.contains(request))) {
                    deed.run();
                }
            }
        };
    }

    @Test
    void one_that_has_not_gone_out_is_called_off_and_never_sent() {
        shop.owes("OFF", "100.00");
        var payment = shop.check("6001", "100.00", Map.of("OFF-1", "100.00"));

        assertThat(shop.voids(payment).expect(200).text("status")).isEqualTo("voided");
        assertThat(text(shop.bill("OFF-1"), "remainingAmount")).isEqualTo("100.00");
        shop.updates();

        assertThat(shop.customer.file().truth().paymentsNumbered("6001")).isEmpty();
        shop.check("6001", "100.00", Map.of("OFF-1", "100.00"));
    }

    @Test
    void a_payment_of_quickbooks_is_not_voided_from_here() {
        var bill = shop.owes("THEIRS", "100.00").getFirst();
        shop.office.payByCheck(bill, "60.00", "");
        shop.updates();
        var theirs = hub.rest()
                .all(shop.customer.path() + "/payments?vendorId=" + text(shop.bill("THEIRS-1"), "vendorId"))
                .getFirst();
        assertThat(text(theirs, "origin")).isEqualTo("quickbooks");

        var refusal = shop.voids(shop.customer.path() + "/payments/" + text(theirs, "id"))
                .expect(422);

        assertThat(refusal.text("code")).isEqualTo("not-our-payment");
    }

    @Test
    void more_than_is_open_is_refused_here_with_the_figures() {
        shop.owes("OPEN", "100.00");
        shop.check("7001", "70.00", Map.of("OPEN-1", "70.00"));

        var refusal = shop.post(shop.payment("check", "7002", "30.01", Map.of("OPEN-1", "30.01")))
                .expect(422);

        assertThat(text(refusal.body().path("errors").path(0), "pointer")).isEqualTo("/applications/0/amount");
        assertThat(refusal.text("detail")).contains("30.01", "30.00", "100.00", "70.00");
    }

    @Test
    void a_number_of_a_check_that_quickbooks_has_is_refused() {
        var bill = shop.owes("NUMBER", "100.00").getFirst();
        var txn = shop.office.payByCheck(bill, "10.00", "");
        shop.office.editRefNumber(txn, "8001");
        shop.updates();
        var body = shop.payment("check", "8001", "10.00", Map.of("NUMBER-1", "10.00"));
        body.put("paymentAccountId", accountOf(txn));

        assertThat(shop.post(body).expect(422).text("detail")).contains("8001");
    }

    private static String accountOf(String txn) {
        return hub.rest().all(shop.customer.path() + "/payments").stream()
                .filter(payment -> text(payment, "txnId").equals(txn))
                .map(payment -> text(payment, "paymentAccountId"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_bill_that_was_paid_in_quickbooks_meanwhile_is_found_among_the_failed_and_understood() {
        var bill = shop.owes("TWICE", "100.00").getFirst();
        var payment = shop.check("9001", "100.00", Map.of("TWICE-1", "100.00"));
        shop.office.payByCheck(bill, "80.00", "");
        assertThat(shop.updates().writes()).isZero();

        assertThat(shop.status(payment)).isEqualTo("failed");
        var found = hub.rest()
                .all("/requests?status=failed&operation=payment_add&errorCode=bill_not_open_enough&companyId="
                        + shop.customer.id());
        assertThat(found).hasSize(1);
        var error = found.getFirst().path("error");
        assertThat(text(error, "message")).contains("9001", "100.00", "TWICE-1", "20.00", "TWICE Ltd.");
        assertThat(text(error, "advice")).contains("void this payment here");
        assertThat(text(shop.bill("TWICE-1"), "inProcessPayments"))
                .as("money may be on its way")
                .isEqualTo("100.00");
        assertThat(text(shop.bill("TWICE-1"), "remainingAmount")).isEqualTo("-80.00");

        assertThat(shop.voids(payment).expect(200).text("status")).isEqualTo("voided");
        assertThat(text(shop.bill("TWICE-1"), "remainingAmount")).isEqualTo("20.00");
    }

    @Test
    void a_payment_that_failed_is_edited_to_what_is_left_and_recorded() {
        var bill = shop.owes("LESS", "100.00").getFirst();
        var payment = shop.check("9051", "100.00", Map.of("LESS-1", "100.00"));
        shop.office.payByCheck(bill, "80.00", "");
        shop.updates();
        assertThat(shop.status(payment)).isEqualTo("failed");
        var less = Map.of("amount", "20.00", "applications", List.of(shop.pays("LESS-1", "20.00")));

        patch("/requests/" + text(shop.request(payment), "id"), Map.of("content", less))
                .expect(200);
        shop.updates();

        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(shop.billInFile(bill).paid()).isTrue();
        assertThat(text(shop.bill("LESS-1"), "inProcessPayments")).isEqualTo("0.00");
        shop.agrees();
    }

    @Test
    void a_bill_is_not_made_smaller_than_what_a_payment_is_about_to_take_off_it() {
        shop.owes("SHRINK", "100.00");
        shop.check("9061", "70.00", Map.of("SHRINK-1", "70.00"));

        var refused = patch(shop.path("SHRINK-1"), oneLineOf("SHRINK-1", "60.00"));
        assertThat(Paperwork.errors(refused)).containsExactly("/grossAmount in_process");
        assertThat(refused.http().body()).contains("60.00", "70.00", "in process");
        patch(shop.path("SHRINK-1"), oneLineOf("SHRINK-1", "70.00")).expect(202);
        shop.updates();

        assertThat(text(shop.bill("SHRINK-1"), "status")).isEqualTo("paid");
        shop.agrees();
    }

    private static Rest.Reply patch(String path, Map<String, ?> changes) {
        return hub.rest().patch(path, JsonMapper.shared().writeValueAsString(changes));
    }

    private static Map<String, ?> oneLineOf(String number, String amount) {
        var line = shop.bill(number).path("expenseLines").get(0);
        return Map.of(
                "expenseLines",
                List.of(Map.of(
                        "lineId", text(line, "lineId"), "accountId", text(line, "accountId"), "amount", amount)));
    }

    @Test
    void one_that_quickbooks_itself_refuses_is_mended_there_and_succeeds_when_it_is_queued_again() {
        var bill = shop.owes("RACE", "100.00").getFirst();
        var payment = shop.check("9101", "100.00", Map.of("RACE-1", "100.00"));
        var theirs = new ArrayList<String>();
        hub.clock().advance(java.time.Duration.ofMinutes(5));
        shop.machine.updates(
                before("BillPaymentCheckAddRq", () -> theirs.add(shop.office.payByCheck(bill, "80.00", ""))),
                List.of());
        var failed = shop.request(payment);
        assertThat(text(failed, "status")).isEqualTo("failed");
        assertThat(text(failed.path("error"), "message")).contains("cannot pay more than the amount due");

        shop.office.voidTxn(theirs.getFirst());
        shop.updates();
        hub.rest().post("/requests/" + text(failed, "id") + "/requeue", "").expect(200);
        shop.updates();

        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(shop.billInFile(bill).paid()).isTrue();
        shop.agrees();
    }

    @Test
    void a_bill_that_somebody_has_open_is_paid_as_soon_as_the_window_is_closed() {
        var bill = shop.owes("SCREEN", "100.00").getFirst();
        var payment = shop.check("9201", "100.00", Map.of("SCREEN-1", "100.00"));

        shop.updates(new Mishap.OpenOnScreen(bill));
        assertThat(shop.status(payment)).isEqualTo("queued");
        shop.updates();

        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(shop.inFile("9201").links()).hasSize(1);
    }

    @Test
    void books_that_are_closed_meanwhile_keep_a_payment_and_a_void_out_until_they_are_opened() {
        var closing = new Shop("Closing");
        closing.owes("CLOSE", "100.00", "50.00");
        var recorded = closing.check("1", "50.00", Map.of("CLOSE-2", "50.00"));
        closing.updates();
        var payment = closing.check("2", "100.00", Map.of("CLOSE-1", "100.00"));
        closing.office.administrator().closePeriod(LocalDate.parse(TODAY));
        closing.updates();
        assertThat(text(closing.request(payment).path("error"), "message")).contains(TODAY);
        assertThat(closing.voids(recorded).expect(409).text("code")).isEqualTo("period-closed");
        var dated = closing.payment("check", "3", "1.00", Map.of("CLOSE-2", "1.00"));
        assertThat(closing.post(dated).expect(422).text("detail")).contains("closed through " + TODAY);

        closing.office.administrator().closePeriod(null);
        closing.updates();
        hub.rest()
                .post("/requests/" + text(closing.request(payment), "id") + "/requeue", "")
                .expect(200);
        closing.voids(recorded).expect(202);
        closing.updates();

        assertThat(closing.status(payment)).isEqualTo("recorded");
        assertThat(closing.status(recorded)).isEqualTo("voided");
    }

    @Test
    @Tag("S70")
    void a_bill_of_a_closed_month_is_paid_on_an_open_day() {
        var closing = new Shop("Open day");
        var vendor = closing.office.newVendor("January Ltd.");
        var bill =
                closing.office.newBill(vendor, BillDraft.of("JAN-1", "100.00").dated(LocalDate.of(2026, 1, 15)));
        closing.office.administrator().closePeriod(LocalDate.of(2026, 1, 31));
        closing.updates();
        var payment = closing.check("1", "100.00", Map.of("JAN-1", "100.00"));
        closing.updates();

        assertThat(closing.status(payment)).isEqualTo("recorded");
        assertThat(closing.billInFile(bill).paid()).isTrue();
    }

    @Test
    void a_bill_that_is_still_on_its_way_is_paid_right_after_it() {
        var paper = new Paperwork(hub, shop.customer);
        var bill = paper.drafted(paper.bill("WAY-1"));
        var draft = shop.post(shop.payment("check", "9301", "350.01", Map.of("WAY-1", "350.01")));
        assertThat(draft.expect(422).http().body()).contains("/applications/0/billId");
        paper.post(bill).expect(202);

        var payment = shop.check("9301", "350.01", Map.of("WAY-1", "350.01"));
        assertThat(text(shop.request(payment), "status")).isEqualTo("blocked");
        assertThat(text(shop.bill("WAY-1"), "inProcessPayments")).isEqualTo("350.01");
        shop.updates();

        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(shop.inFile("9301").links()).hasSize(1);
        assertThat(text(shop.bill("WAY-1"), "status")).isEqualTo("paid");
        shop.agrees();
    }

    static Stream<Mishap> everythingThatCanGoWrongWithAPayment() {
        return Mishaps.around(THE_PAYMENT);
    }

    static Stream<Mishap> everythingThatCanGoWrongWithAVoid() {
        return Mishaps.around(THE_VOID);
    }

    private static int scenes = 0;

    @ParameterizedTest
    @MethodSource("everythingThatCanGoWrongWithAPayment")
    @Tag("S108")
    @Tag("S40")
    void a_payment_is_recorded_once_whatever_goes_wrong_while_it_is_sent(Mishap mishap) {
        var name = "ONCE" + ++scenes;
        var bill = shop.owes(name, "100.00").getFirst();
        var payment = shop.check(name, "60.00", Map.of(name + "-1", "60.00"));

        int written = shop.updates(mishap).writes();
        var second = shop.updates();
        assertThat(second.completed()).isTrue();

        assertThat(written + second.writes()).isEqualTo(1);
        assertThat(shop.inFile(name).links()).hasSize(1);
        assertThat(shop.billInFile(bill).openAmount()).isEqualByComparingTo("40.00");
        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(text(shop.bill(name + "-1"), "remainingAmount")).isEqualTo("40.00");
        assertThat(hub.rest().all(shop.customer.path() + "/payments?refNumber=" + name))
                .hasSize(1);
        shop.agrees();
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanGoWrongWithAVoid")
    @Tag("S98")
    @Tag("S40")
    void a_payment_is_voided_whatever_goes_wrong_while_its_void_is_sent(Mishap mishap) {
        var name = "UNDO" + ++scenes;
        var bill = shop.owes(name, "100.00").getFirst();
        var payment = shop.check(name, "60.00", Map.of(name + "-1", "60.00"));
        shop.updates();

        shop.voids(payment).expect(202);
        shop.updates(mishap);
        assertThat(shop.updates().completed()).isTrue();

        assertThat(shop.inFile(name).voided()).isTrue();
        assertThat(shop.billInFile(bill).openAmount()).isEqualByComparingTo("100.00");
        assertThat(shop.status(payment)).isEqualTo("voided");
        assertThat(text(shop.bill(name + "-1"), "remainingAmount")).isEqualTo("100.00");
        shop.agrees();
    }

    @Test
    void a_payment_whose_outcome_quickbooks_could_not_keep_is_found_by_looking_for_it() {
        shop.owes("FORGOT", "100.00");
        var payment = shop.check("FORGOT", "60.00", Map.of("FORGOT-1", "60.00"));

        shop.updates(new Mishap.ForgetsOutcome(THE_PAYMENT), new Mishap.LosesResponse(THE_PAYMENT));
        assertThat(shop.status(payment)).isEqualTo("in_process");
        assertThat(shop.voids(payment).expect(409).text("code")).isEqualTo("payment-under-way");
        assertThat(text(shop.bill("FORGOT-1"), "remainingAmount")).isEqualTo("40.00");
        shop.updates();

        assertThat(shop.inFile("FORGOT").links()).hasSize(1);
        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(text(shop.bill("FORGOT-1"), "remainingAmount")).isEqualTo("40.00");
        shop.agrees();
    }

    @Test
    void a_lost_payment_that_cannot_be_told_from_one_typed_by_hand_is_for_a_person_and_is_never_sent_unseen() {
        var bills = shop.owes("ALIKE", "100.00", "1.00");
        var bill = bills.getFirst();
        var another = shop.office.payInFull(bills.getLast());
        shop.updates();
        var body = shop.payment("check", "9777", "100.00", Map.of("ALIKE-1", "100.00"));
        body.put("paymentAccountId", accountOf(another));
        body.put("date", LocalDate.ofInstant(hub.clock().instant(), NEW_YORK).toString());
        var payment = shop.customer.path() + "/payments/"
                + shop.post(body).expect(201).text("id");
        shop.updates(new Mishap.ForgetsOutcome(THE_PAYMENT), Mishap.FailsMessage.crash(THE_PAYMENT, false));
        var theirs = shop.office.payByCheck(bill, "100.00", "");
        shop.office.editRefNumber(theirs, "9777");

        shop.updates();
        isUnknownFor(payment, theirs);
        assertThat(text(shop.bill("ALIKE-1"), "inProcessPayments"))
                .as("money may be on its way")
                .isEqualTo("100.00");

        requeue(payment);
        assertThat(text(shop.request(payment), "status")).isEqualTo("in_doubt");
        var looked = shop.updates();
        assertThat(looked.requests()).anyMatch(sent -> sent.contains("<RefNumber>9777</RefNumber>"));
        assertThat(looked.requests()).noneMatch(sent -> sent.contains("BillPaymentCheckAddRq"));
        isUnknownFor(payment, theirs);

        shop.office.voidTxn(theirs);
        requeue(payment);
        shop.updates();

        assertThat(shop.status(payment)).isEqualTo("recorded");
        assertThat(shop.customer.file().truth().paymentsNumbered("9777"))
                .filteredOn(one -> !one.voided())
                .singleElement()
                .satisfies(ours -> assertThat(ours.externalGuid()).isNotEmpty());
        assertThat(shop.billInFile(bill).paid()).isTrue();
        shop.agrees();
    }

    private static void isUnknownFor(String payment, String theirs) {
        var request = shop.request(payment);
        assertThat(text(request, "status")).isEqualTo("failed");
        assertThat(text(request.path("error"), "code")).isEqualTo("outcome_unknown");
        assertThat(text(request.path("error"), "message")).contains(theirs, "9777", "100.00");
    }

    private static void requeue(String payment) {
        hub.rest()
                .post("/requests/" + text(shop.request(payment), "id") + "/requeue", "{\"reason\":\"looked at\"}")
                .expect(200);
    }

    @Test
    void another_machine_finds_a_payment_without_a_number_when_the_first_one_never_comes_back() {
        var moved = new Shop("Moved");
        moved.owes("MOVED", "100.00");
        var body = moved.payment("ach", "", "60.00", Map.of("MOVED-1", "60.00"));
        var payment = moved.customer.path() + "/payments/"
                + moved.post(body).expect(201).text("id");
        moved.updates(new Mishap.LosesResponse(THE_PAYMENT));
        hub.rest()
                .post(moved.customer.path() + "/lease/release", "{\"reason\":\"the machine is broken\"}")
                .expect(200);

        var other = moved.customer.machine("BACKOFFICE").updatesLater();

        assertThat(other.completed()).isTrue();
        assertThat(other.writes()).isZero();
        assertThat(moved.status(payment)).isEqualTo("recorded");
        assertThat(moved.customer.file().truth().payments().stream()
                        .filter(one -> !one.externalGuid().isEmpty()))
                .hasSize(1);
        moved.agrees();
    }
}

package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tandemclient.TandemHub;
import tandemclient.call.BillsApi;
import tandemclient.call.BillsApi.APIListBillsRequest;
import tandemclient.call.ChangesApi;
import tandemclient.call.CompaniesApi;
import tandemclient.call.ConnectorsApi;
import tandemclient.call.ListsApi;
import tandemclient.call.ListsApi.APIListAccountsRequest;
import tandemclient.call.PairingApi;
import tandemclient.call.SyncStateApi;
import tandemclient.call.VendorsApi;
import tandemclient.http.ApiException;
import tandemclient.model.Bill;
import tandemclient.model.BillDraft;
import tandemclient.model.BillDraftExpenseLine;
import tandemclient.model.BillStatus;
import tandemclient.model.ChangeKind;
import tandemclient.model.CompanyStatus;
import tandemclient.model.FieldError;
import tandemclient.model.NewCompany;
import tandemclient.model.NewConnector;
import tandemclient.model.Origin;
import tandemclient.model.PairingConfirmation;
import tandemclient.model.Problem;
import tandemclient.model.ProblemOutcome;
import tandemclient.model.SyncPhase;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.NotAdded;
import tandemsim.connector.QwcFile;
import tandemsim.connector.WebConnector;

/** Another program that has nothing but the client that is generated from the contract gets everything done. */
class ClientTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int PAGE = 3;

    private static RunningHub hub;
    private static TandemHub tandem;
    private static CompanyFile file;
    private static WebConnector pc;
    private static QwcFile application;
    private static String connectorKey;
    private static String company;
    private static BillsApi bills;

    @BeforeAll
    static void a_company_is_made_and_paired() throws ApiException, IOException, NotAdded {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
        tandem = TandemHub.at(URI.create("http://localhost:" + hub.port()), RunningHub.KEY);
        bills = new BillsApi(tandem.client());
        company = new CompaniesApi(tandem.client())
                .createCompany(new NewCompany().name("Acme"), null, null)
                .getId();
        var connectors = new ConnectorsApi(tandem.client());
        var connector = connectors.createConnector(company, new NewConnector().label("Front desk"), null, null);
        var qwc = connectors.downloadConnectorFile(company, connector.getId());
        file = CompanyFile.generate(Profile.small().scaled(0.05), Customer.SEED, new PcClock(hub.clock(), NEW_YORK));
        pc = new WebConnector(QuickBooks.showing(file), ConnectorSettings.usual());
        application = pc.add(Files.readString(qwc.toPath()));
        connectorKey = Objects.requireNonNull(connector.getConnectorKey());
        updates();
        var pairing = new PairingApi(tandem.client());
        var candidate = Objects.requireNonNull(pairing.getPairing(company).getCandidate());
        pairing.confirmPairing(
                company,
                new PairingConfirmation()
                        .fileId(candidate.getFileId().toString())
                        .candidateId(candidate.getId()),
                null,
                null);
        updates();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void updates() {
        hub.clock().advance(Duration.ofMinutes(5));
        assertThat(pc.update(application, connectorKey).completed()).isTrue();
    }

    private static BillDraft draft(String number) throws ApiException {
        return new BillDraft()
                .vendorId(vendor())
                .refNumber(number)
                .billDate(LocalDate.of(2026, 3, 2))
                .dueDate(LocalDate.of(2026, 4, 1))
                .apAccountId(account("accounts_payable"))
                .memo("March")
                .notes("call Bob")
                .addExpenseLinesItem(
                        new BillDraftExpenseLine().accountId(account("expense")).amount(new BigDecimal("125.50")));
    }

    private static String vendor() throws ApiException {
        return new VendorsApi(tandem.client())
                .listVendors(company, null, true, null, 1, null)
                .getItems()
                .getFirst()
                .getId();
    }

    private static String account(String type) throws ApiException {
        return new ListsApi(tandem.client())
                        .listAccounts(APIListAccountsRequest.newBuilder()
                                .companyId(company)
                                .active(true)
                                .limit(500)
                                .build())
                        .getItems()
                        .stream()
                        .filter(account -> type.equals(account.getAccountType()))
                        .findFirst()
                        .orElseThrow()
                        .getId();
    }

    /** Why a call is refused. */
    private static Problem refusal(ThrowingCallable call) {
        var refused = Objects.requireNonNull(catchThrowableOfType(ApiException.class, call), "it was not refused");
        var problem = TandemHub.problem(refused).orElseThrow();
        assertThat(problem.getStatus()).isEqualTo(refused.getCode());
        return problem;
    }

    @Test
    void what_it_is_made_from_is_what_the_hub_serves() throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + "/v3/api-docs"))
                .header("Authorization", "Bearer " + RunningHub.KEY)
                .build();
        var served = tandem.client()
                .getHttpClient()
                .send(asked, HttpResponse.BodyHandlers.ofString())
                .body();

        var json = tandem.client().getObjectMapper();
        assertThat(json.readTree(served))
                .isEqualTo(json.readTree(Path.of("..", "api", "openapi.json").toFile()));
    }

    @Test
    void a_company_that_it_has_paired_is_in_step() throws ApiException {
        assertThat(new CompaniesApi(tandem.client()).getCompany(company).getStatus())
                .isEqualTo(CompanyStatus.ACTIVE);
        var state = new SyncStateApi(tandem.client()).getSyncState(company);
        assertThat(state.getPhase()).isEqualTo(SyncPhase.INCREMENTAL);
        assertThat(state.getLastCompletedAt()).isEqualTo(hub.clock().instant());
    }

    @Test
    void a_bill_is_drafted_posted_and_read_back() throws ApiException {
        var draft = bills.draftBill(company, draft("C-1"), null, null);
        assertThat(draft.getStatus()).isEqualTo(BillStatus.DRAFT);
        assertThat(draft.getTxnId()).isNull();

        var posted = bills.postBill(company, draft.getId(), null, null, null, null);
        assertThat(posted.getStatus()).isEqualTo(BillStatus.POSTING);
        updates();

        var bill = bills.getBill(company, draft.getId());
        assertThat(bill.getStatus()).isEqualTo(BillStatus.OPEN);
        assertThat(bill.getOrigin()).isEqualTo(Origin.MINERALTREE);
        assertThat(bill.getOpenBalance()).isEqualByComparingTo("125.50");
        assertThat(file.truth().billsNumbered("C-1"))
                .singleElement()
                .satisfies(one -> assertThat(one.txnId()).isEqualTo(bill.getTxnId()));
    }

    @Test
    void a_list_is_read_page_by_page() throws ApiException {
        var read = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = bills.listBills(APIListBillsRequest.newBuilder()
                    .companyId(company)
                    .status(BillStatus.OPEN)
                    .limit(PAGE)
                    .cursor(cursor)
                    .build());
            assertThat(page.getItems()).hasSizeBetween(1, PAGE);
            page.getItems().stream().map(Bill::getId).forEach(read::add);
            cursor = page.getNextCursor();
        } while (cursor != null);

        assertThat(read)
                .hasSizeGreaterThan(PAGE)
                .doesNotHaveDuplicates()
                .hasSameSizeAs(hub.rest().all("/companies/" + company + "/bills?status=open"));
    }

    @Test
    void the_change_feed_is_followed_from_where_one_was() throws ApiException {
        var feed = new ChangesApi(tandem.client());
        long seen = feed.getChanges(company, null, 1, null).getLastSeq();
        var draft = bills.draftBill(company, draft("C-2"), null, null);

        var changes = feed.getChanges(company, seen, 10, 1).getItems();

        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            assertThat(change.getKind()).isEqualTo(ChangeKind.BILL);
            var entity = Objects.requireNonNull(change.getEntity());
            assertThat(TandemHub.record(entity, Bill.class)).isEqualTo(draft);
        });
        assertThat(changes.getFirst().getSeq()).isEqualTo(seen + 1);
        assertThat(feed.getChanges(company, changes.getLast().getSeq(), 10, null)
                        .getItems())
                .isEmpty();
    }

    @Test
    void a_call_that_is_repeated_with_its_key_is_done_once() throws ApiException {
        var key = UUID.randomUUID().toString();
        var first = bills.draftBill(company, draft("C-3"), null, key);

        assertThat(bills.draftBill(company, draft("C-3"), null, key)).isEqualTo(first);

        assertThat(refusal(() -> bills.draftBill(company, draft("C-4"), null, key))
                        .getCode())
                .isEqualTo("idempotency-key-reused");
        assertThat(bills.listBills(company, null, null, "C-3", null, null, null, null)
                        .getItems())
                .hasSize(1);
    }

    @Test
    void a_refusal_says_which_fields_it_is_about() throws ApiException {
        var draft = bills.draftBill(company, new BillDraft().vendorId(vendor()), null, null);

        var problem = refusal(() -> bills.postBill(company, draft.getId(), null, null, null, null));

        assertThat(problem.getCode()).isEqualTo("invalid-fields");
        assertThat(problem.getOutcome()).isEqualTo(ProblemOutcome.NOT_APPLIED);
        assertThat(problem.getErrors()).extracting(FieldError::getPointer).contains("/billDate", "/apAccountId");
        assertThat(refusal(() -> bills.getBill(company, "bill_00000000000000000000000000"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void a_change_is_made_to_the_version_that_was_seen_and_to_no_other() throws ApiException {
        var drafted = bills.draftBillWithHttpInfo(company, draft("C-5"), null, null);
        var id = drafted.getData().getId();
        var seen = TandemHub.etag(drafted);

        var changed = bills.updateBill(company, id, seen, new BillDraft().memo(null), null, null);

        assertThat(changed.getMemo()).as("null takes away").isNull();
        assertThat(changed.getNotes()).as("what is absent stays").isEqualTo("call Bob");
        assertThat(changed.getGrossAmount()).isEqualByComparingTo("125.50");
        assertThat(refusal(() -> bills.updateBill(company, id, seen, new BillDraft().memo("too late"), null, null))
                        .getCode())
                .isEqualTo("stale-version");
        bills.discardBill(company, id, "\"" + changed.getVersion() + "\"", null);
        assertThat(refusal(() -> bills.getBill(company, id)).getCode()).isEqualTo("not-found");
    }

    @Test
    void a_dry_run_stores_nothing() throws ApiException {
        bills.draftBill(company, draft("C-6"), true, null);

        assertThat(bills.listBills(company, null, null, "C-6", null, null, null, null)
                        .getItems())
                .isEqualTo(List.of());
    }
}

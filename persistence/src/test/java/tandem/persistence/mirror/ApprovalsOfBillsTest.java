package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.ApprovalRule;
import tandem.approval.ApprovalState;
import tandem.approval.Level;
import tandem.approval.Step;
import tandem.bill.BillContent;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.persistence.approval.JdbcApprovalBook;
import tandem.persistence.payable.BillContentJson;

/** Bills that have not been posted stand as their approval does. */
class ApprovalsOfBillsTest {

    private static final MirrorDatabase DB = new MirrorDatabase();
    private static final JdbcClient JDBC = JdbcClient.create(DB.jdbc);
    private static final MirrorViews VIEWS = JdbcMirrorViews.on(JDBC, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final UUID ASKED = new UUID(7, 1);
    private static final UUID FREE = new UUID(7, 2);

    private final JdbcApprovalBook book = new JdbcApprovalBook(JDBC);
    private final CompanyId company = DB.newCompany();
    private int number;

    private UUID drafted(UUID vendor) {
        UUID id = UuidV7.at(NOW.plusMillis(++number)); // in the order in which they are made
        var line = new BillContent.ExpenseLine(null, null, BigDecimal.TEN, null, null, null, false);
        var content = new BillContent(vendor, null, null, null, null, null, null, null, List.of(line), List.of());
        JDBC.sql("""
                        INSERT INTO own_bill (company_id, id, content, version, created_at, updated_at)
                        VALUES (?, ?, ?::jsonb, 1, ?, ?)
                        """)
                .params(
                        company.value(),
                        id,
                        BillContentJson.write(content),
                        NOW.atOffset(ZoneOffset.UTC),
                        NOW.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private void approved(UUID bill) {
        book.add(company, bill, new Step(Step.What.APPROVED, "Vera", null, NOW.plusSeconds(60), "key_1"));
    }

    private void veraIsAsked() {
        book.replace(company, List.of(new ApprovalRule(Level.VENDOR, ASKED, "Vera", false, 1, null, true)), NOW);
    }

    private BillView seen(UUID bill) {
        return VIEWS.bills().find(company, bill).orElseThrow();
    }

    /** All bills that stand so, page by page. */
    private List<UUID> standing(BillStatus status, int limit) {
        var all = new ArrayList<UUID>();
        @Nullable UUID after = null;
        while (true) {
            var page = VIEWS.bills().list(company, MirrorFilter.NONE.with(status), after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(bill -> all.add(bill.state().id()));
            if (!page.hasMore()) {
                return all;
            }
            after = all.getLast();
        }
    }

    @Test
    void without_rules_a_draft_is_a_draft() {
        var bill = drafted(ASKED);

        assertThat(seen(bill).status()).isEqualTo(BillStatus.DRAFT);
        assertThat(seen(bill).approval()).isEqualTo(ApprovalState.NOT_NEEDED);
    }

    @Test
    void a_draft_that_somebody_is_asked_about_is_pending_then_approved_and_another_is_unrouted() {
        var bill = drafted(ASKED);
        var other = drafted(FREE);
        veraIsAsked();

        assertThat(seen(bill).status()).isEqualTo(BillStatus.PENDING_APPROVAL);
        assertThat(seen(other).status()).isEqualTo(BillStatus.DRAFT);
        assertThat(seen(other).approval()).isEqualTo(ApprovalState.UNROUTED);

        approved(bill);
        assertThat(seen(bill).status()).isEqualTo(BillStatus.APPROVED);
        assertThat(seen(bill).state().updatedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(VIEWS.bills()
                        .list(company, MirrorFilter.ofTransactions(NOW.plusSeconds(1), null, null, false), null, 9)
                        .items())
                .extracting(view -> view.state().id())
                .containsExactly(bill);
    }

    @Test
    void bills_are_found_by_how_their_approval_stands_on_pages_of_any_size() {
        veraIsAsked();
        var drafts = new ArrayList<UUID>();
        var pending = new ArrayList<UUID>();
        var approved = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            drafts.add(drafted(FREE));
            pending.add(drafted(ASKED));
            approved.add(drafted(ASKED));
            approved(approved.getLast());
        }

        for (int limit : new int[] {1, 2, 7, 50}) {
            assertThat(standing(BillStatus.DRAFT, limit)).isEqualTo(drafts);
            assertThat(standing(BillStatus.PENDING_APPROVAL, limit)).isEqualTo(pending);
            assertThat(standing(BillStatus.APPROVED, limit)).isEqualTo(approved);
            assertThat(standing(BillStatus.POSTING, limit)).isEmpty();
        }
    }

    @Test
    void a_page_costs_two_statements_more_however_many_bills_are_on_it() {
        veraIsAsked();
        for (int i = 0; i < 60; i++) {
            drafted(i % 2 == 0 ? ASKED : FREE);
        }
        DB.takeStatementCount();

        assertThat(VIEWS.bills().list(company, MirrorFilter.NONE, null, 50).items())
                .hasSize(50);

        assertThat(DB.takeStatementCount()).isEqualTo(4);
    }
}

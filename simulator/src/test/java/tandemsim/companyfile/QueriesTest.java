package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.qbxml.Habits;
import tandemsim.companyfile.qbxml.Host;

class QueriesTest {

    private final Talk talk = new Talk();

    @Test
    void lists_show_active_entries_only_unless_all_are_asked_for() {
        Truth.VendorTruth vendor = talk.vendor();
        talk.file.bookkeeper().deactivate(vendor.listId());
        assertThat(talk.ask("<VendorQueryRq/>")).doesNotContain(vendor.listId());
        assertThat(talk.ask("<VendorQueryRq><ActiveStatus>All</ActiveStatus></VendorQueryRq>"))
                .contains(vendor.listId());
        assertThat(talk.ask("<VendorQueryRq><ActiveStatus>InactiveOnly</ActiveStatus></VendorQueryRq>"))
                .contains(vendor.listId());
    }

    @Test
    void the_users_own_fields_of_a_vendor_are_shown_to_whoever_asks_for_them() {
        String vendor = talk.vendor().listId();
        talk.file.bookkeeper().editVendor(vendor, Map.of("DataExt/Truck", "blue"));

        assertThat(talk.ask("<VendorQueryRq><ListID>" + vendor + "</ListID><OwnerID>0</OwnerID></VendorQueryRq>"))
                .contains("<DataExtRet><OwnerID>0</OwnerID><DataExtName>Truck</DataExtName>"
                        + "<DataExtType>STR255TYPE</DataExtType><DataExtValue>blue</DataExtValue></DataExtRet>");
        assertThat(talk.ask("<VendorQueryRq><ListID>" + vendor + "</ListID></VendorQueryRq>"))
                .doesNotContain("Truck");
    }

    @Test
    void nothing_found_is_status_1_and_a_missing_id_is_status_500_with_the_others() {
        String known = talk.vendor().listId();
        String nothing = talk.ask("<VendorQueryRq><FromModifiedDate>2037-01-01</FromModifiedDate></VendorQueryRq>");
        assertThat(Talk.statuses(nothing)).containsExactly(1);
        String some = talk.ask("<VendorQueryRq><ListID>" + known + "</ListID><ListID>1-1</ListID></VendorQueryRq>");
        assertThat(Talk.statuses(some)).containsExactly(500);
        assertThat(some).contains("statusSeverity=\"Warn\"", known);
        assertThat(Talk.statuses(talk.ask("<BillQueryRq><TxnID>nonsense</TxnID></BillQueryRq>")))
                .containsExactly(500);
        assertThat(Talk.statuses(talk.ask("<BillQueryRq><RefNumber>no such</RefNumber></BillQueryRq>")))
                .containsExactly(1);
    }

    @Test
    void an_iterator_shows_every_record_once_and_then_is_gone() {
        Set<String> seen = new HashSet<>();
        String filters = "<MaxReturned>7</MaxReturned><ActiveStatus>All</ActiveStatus>";
        String page = talk.ask("<VendorQueryRq iterator=\"Start\">" + filters + "</VendorQueryRq>");
        String id = Talk.attribute(page, "iteratorID");
        seen.addAll(Talk.values(page.replaceAll("(?s)<\\w+Ref>.*?</\\w+Ref>", ""), "ListID"));
        int pages = 1;
        while (!Talk.attribute(page, "iteratorRemainingCount").equals("0")) {
            page = talk.ask(
                    "<VendorQueryRq iterator=\"Continue\" iteratorID=\"" + id + "\">" + filters + "</VendorQueryRq>");
            assertThat(Talk.attribute(page, "iteratorID")).isEqualTo(id);
            seen.addAll(Talk.values(page.replaceAll("(?s)<\\w+Ref>.*?</\\w+Ref>", ""), "ListID"));
            pages++;
        }
        assertThat(seen).hasSize(talk.file.truth().vendors().size());
        assertThat(pages).isEqualTo((seen.size() + 6) / 7);
        String after = talk.ask(
                "<VendorQueryRq iterator=\"Continue\" iteratorID=\"" + id + "\">" + filters + "</VendorQueryRq>");
        assertThat(Talk.statuses(after).getFirst()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void an_iterator_dies_with_its_session_and_does_not_change_its_question() {
        String start = talk.ask("<BillQueryRq iterator=\"Start\"><MaxReturned>5</MaxReturned></BillQueryRq>");
        String next = "<BillQueryRq iterator=\"Continue\" iteratorID=\"" + Talk.attribute(start, "iteratorID")
                + "\"><MaxReturned>5</MaxReturned>%s</BillQueryRq>";
        assertThat(Talk.statuses(talk.ask(next.formatted("<IncludeLineItems>true</IncludeLineItems>"))))
                .containsExactly(3000);
        assertThat(Talk.statuses(talk.ask(next.formatted("")))).containsExactly(0);
        talk.newSession();
        assertThat(Talk.statuses(talk.ask(next.formatted("")))).containsExactly(3000);
    }

    @Test
    void lines_and_links_come_only_when_they_are_asked_for() {
        String bill = talk.openBill().txnId();
        assertThat(talk.ask("<BillQueryRq><TxnID>" + bill + "</TxnID></BillQueryRq>"))
                .contains("<AmountDue>", "<OpenAmount>")
                .doesNotContain("LineRet>");
        talk.file.bookkeeper().payByCheck(bill, "1.00", "");
        String full = talk.ask("<BillQueryRq><TxnID>" + bill + "</TxnID><IncludeLineItems>true</IncludeLineItems>"
                + "<IncludeLinkedTxns>true</IncludeLinkedTxns></BillQueryRq>");
        assertThat(full).contains("LineRet>", "<TxnType>BillPaymentCheck</TxnType>", "<Amount>-1.00</Amount>");
    }

    @Test
    void named_elements_are_all_that_comes_back() {
        String sweep = talk.ask(
                "<BillQueryRq><PaidStatus>NotPaidOnly</PaidStatus><IncludeLineItems>true</IncludeLineItems>"
                        + "<IncludeRetElement>TxnID</IncludeRetElement><IncludeRetElement>OpenAmount</IncludeRetElement></BillQueryRq>");
        assertThat(sweep)
                .contains("<TxnID>", "<OpenAmount>")
                .doesNotContain("<Memo>", "LineRet", "VendorRef", "TimeModified");
    }

    @Test
    void changes_are_found_by_the_wall_clock_with_both_ends_included() {
        Truth.VendorTruth vendor = talk.vendor();
        talk.file.bookkeeper().editVendor(vendor.listId(), java.util.Map.of("Phone", "1"));
        String since =
                "<VendorQueryRq><ActiveStatus>All</ActiveStatus><FromModifiedDate>%s</FromModifiedDate></VendorQueryRq>";
        assertThat(talk.ask(since.formatted("2026-07-01T09:00:00"))).contains(vendor.listId());
        assertThat(talk.ask(since.formatted("2026-07-01T09:00:01"))).doesNotContain(vendor.listId());
        assertThat(talk.ask(since.formatted("2026-07-01T09:00:00-08:00"))).contains(vendor.listId());
        assertThat(talk.ask(since.formatted("2026-07-01T09:00:01-08:00"))).doesNotContain(vendor.listId());
        String until = "<VendorQueryRq><ActiveStatus>All</ActiveStatus><FromModifiedDate>2026-07-01</FromModifiedDate>"
                + "<ToModifiedDate>2026-07-01</ToModifiedDate></VendorQueryRq>";
        assertThat(talk.ask(until)).contains(vendor.listId());
    }

    @Test
    void summer_times_carry_the_offset_of_winter() {
        Truth.VendorTruth vendor = talk.vendor();
        talk.file.bookkeeper().editVendor(vendor.listId(), java.util.Map.of("Phone", "1"));
        String summer = talk.ask("<VendorQueryRq><ListID>" + vendor.listId() + "</ListID></VendorQueryRq>");
        assertThat(Talk.value(summer, "TimeModified")).isEqualTo("2026-07-01T09:00:00-08:00");
        assertThat(Talk.value(summer, "EditSequence")).isEqualTo("1782921600");
    }

    @Test
    void two_changes_in_the_hour_that_autumn_repeats_look_alike() {
        Talk autumn = new Talk();
        autumn.clock.advance(Duration.between(autumn.clock.instant(), java.time.Instant.parse("2026-11-01T08:30:00Z")));
        Truth.VendorTruth vendor = autumn.vendor();
        autumn.file.bookkeeper().editVendor(vendor.listId(), java.util.Map.of("Phone", "1"));
        String before =
                autumn.file.truth().vendor(vendor.listId()).orElseThrow().timeModified();
        autumn.clock.advance(Duration.ofHours(1));
        autumn.file.bookkeeper().editVendor(vendor.listId(), java.util.Map.of("Phone", "2"));
        assertThat(autumn.file.truth().vendor(vendor.listId()).orElseThrow().timeModified())
                .isEqualTo(before);
        assertThat(before).isEqualTo("2026-11-01T01:30:00-08:00");
    }

    @Test
    void paying_a_bill_moves_balances_but_neither_the_bill_s_nor_the_vendor_s_time() {
        Truth.BillTruth bill = talk.openBill();
        Truth.VendorTruth vendor = talk.file.truth().vendor(bill.vendorListId()).orElseThrow();
        talk.clock.advance(Duration.ofHours(1));
        talk.file.bookkeeper().payInFull(bill.txnId());
        Truth.BillTruth paid = talk.file.truth().bill(bill.txnId()).orElseThrow();
        assertThat(paid.paid()).isTrue();
        assertThat(paid.timeModified()).isEqualTo(bill.timeModified());
        Truth.VendorTruth after = talk.file.truth().vendor(bill.vendorListId()).orElseThrow();
        assertThat(after.timeModified()).isEqualTo(vendor.timeModified());
        assertThat(after.balance()).isEqualByComparingTo(vendor.balance().subtract(bill.openAmount()));
    }

    @Test
    void a_file_can_be_told_to_move_times_with_links() {
        talk.file.behave(Habits.usual().withLinksTouching());
        Truth.BillTruth bill = talk.openBill();
        talk.clock.advance(Duration.ofHours(1));
        talk.file.bookkeeper().payInFull(bill.txnId());
        assertThat(talk.file.truth().bill(bill.txnId()).orElseThrow().timeModified())
                .isNotEqualTo(bill.timeModified());
    }

    @Test
    void filters_by_vendor_account_number_and_date_narrow_the_bills() {
        Truth.BillTruth bill = talk.openBill();
        String byVendor = talk.ask(
                "<BillQueryRq><EntityFilter><ListID>" + bill.vendorListId() + "</ListID></EntityFilter></BillQueryRq>");
        long expected = talk.file.truth().bills().stream()
                .filter(other -> other.vendorListId().equals(bill.vendorListId()))
                .count();
        assertThat(Talk.values(byVendor, "TxnID")).hasSize((int) expected);
        String byDate = talk.ask("<BillQueryRq><TxnDateRangeFilter><FromTxnDate>" + bill.date()
                + "</FromTxnDate><ToTxnDate>" + bill.date() + "</ToTxnDate></TxnDateRangeFilter></BillQueryRq>");
        assertThat(Talk.values(byDate, "TxnDate")).containsOnly(bill.date().toString());
        assertThat(Talk.statuses(talk.ask("<BillQueryRq><TxnDateRangeFilter><FromTxnDate>2026-02-01</FromTxnDate>"
                        + "<ToTxnDate>2026-01-01</ToTxnDate></TxnDateRangeFilter></BillQueryRq>")))
                .containsExactly(3030);
    }

    @Test
    void meta_data_counts_without_showing() {
        String counted = talk.ask("<BillQueryRq metaData=\"MetaDataOnly\"/>");
        assertThat(Talk.attribute(counted, "retCount"))
                .isEqualTo(String.valueOf(talk.file.truth().bills().size()));
        assertThat(counted).doesNotContain("<BillRet>");
    }

    @Test
    void meta_data_counts_deleted_records_and_bills_to_pay_as_well() {
        Truth.BillTruth bill = talk.openBill();
        String toPay = "<BillToPayQueryRq metaData=\"MetaDataOnly\"><PayeeEntityRef><ListID>" + bill.vendorListId()
                + "</ListID></PayeeEntityRef></BillToPayQueryRq>";
        assertThat(talk.ask(toPay)).doesNotContain("BillToPayRet").containsPattern("retCount=\"[1-9]");
        talk.file.bookkeeper().deleteTxn(bill.txnId());
        String deleted =
                talk.ask("<TxnDeletedQueryRq metaData=\"MetaDataAndResponseData\"><TxnDelType>Bill</TxnDelType>"
                        + "</TxnDeletedQueryRq>");
        assertThat(deleted).contains("retCount=\"1\"", bill.txnId());
    }

    @Test
    void names_are_compared_as_text_and_numbers_of_bills_as_numbers() {
        String nine = talk.file.bookkeeper().newVendor("9 Lives");
        String ten = talk.file.bookkeeper().newVendor("10 Downing");
        String names = talk.ask("<VendorQueryRq><NameRangeFilter><FromName>10</FromName><ToName>2</ToName>"
                + "</NameRangeFilter></VendorQueryRq>");
        assertThat(names).contains(ten).doesNotContain(nine);
        String low = talk.file.bookkeeper().newBill(nine, BillDraft.of("9", "1.00"));
        String high = talk.file.bookkeeper().newBill(nine, BillDraft.of("10", "1.00"));
        String numbers = talk.ask("<BillQueryRq><EntityFilter><ListID>" + nine + "</ListID></EntityFilter>"
                + "<RefNumberRangeFilter><FromRefNumber>8</FromRefNumber><ToRefNumber>9</ToRefNumber>"
                + "</RefNumberRangeFilter></BillQueryRq>");
        assertThat(numbers).contains(low).doesNotContain(high);
    }

    @Test
    void a_class_filter_shows_the_vendors_of_that_class() {
        String entryClass = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.kind().equals("Class") && entry.active())
                .findFirst()
                .orElseThrow()
                .listId();
        Truth.VendorTruth vendor = talk.vendor();
        talk.ask("<VendorModRq><VendorMod><ListID>" + vendor.listId() + "</ListID><EditSequence>"
                + vendor.editSequence() + "</EditSequence><ClassRef><ListID>" + entryClass
                + "</ListID></ClassRef></VendorMod></VendorModRq>");
        String filtered = talk.ask("<VendorQueryRq><ClassFilter><ListID>" + entryClass
                + "</ListID></ClassFilter><IncludeRetElement>ListID</IncludeRetElement></VendorQueryRq>");
        assertThat(Talk.values(filtered, "ListID")).containsExactly(vendor.listId());
    }

    @Test
    void deleted_records_are_told_for_ninety_days_and_by_type_only() {
        Truth.BillTruth bill = talk.openBill();
        talk.file.bookkeeper().deleteTxn(bill.txnId());
        String asked = "<TxnDeletedQueryRq><TxnDelType>%s</TxnDelType></TxnDeletedQueryRq>";
        assertThat(talk.ask(asked.formatted("Bill"))).contains(bill.txnId());
        assertThat(talk.ask(asked.formatted("VendorCredit"))).doesNotContain(bill.txnId());
        talk.clock.advance(Duration.ofDays(91));
        assertThat(Talk.statuses(talk.ask(asked.formatted("Bill")))).containsExactly(1);
    }

    @Test
    void currencies_are_unknown_until_multi_currency_is_on() {
        assertThat(Talk.statuses(talk.ask("<CurrencyQueryRq/>"))).containsExactly(1);
        String filtered = "<BillQueryRq><CurrencyFilter><FullName>Euro</FullName></CurrencyFilter></BillQueryRq>";
        assertThat(Talk.statuses(talk.ask(filtered))).containsExactly(3250);
        assertThat(talk.ask("<BillQueryRq/>")).doesNotContain("CurrencyRef");
        talk.file.bookkeeper().administrator().multiCurrencyOn();
        assertThat(talk.ask("<CurrencyQueryRq/>")).contains("<CurrencyCode>EUR</CurrencyCode>");
        assertThat(talk.ask("<BillQueryRq/>")).contains("<CurrencyRef>", "<AmountDueInHomeCurrency>");
    }

    @Test
    void the_closing_date_shows_only_while_there_is_one() {
        assertThat(talk.ask("<PreferencesQueryRq/>")).doesNotContain("ClosingDate");
        talk.file.bookkeeper().administrator().closePeriod(LocalDate.parse("2026-05-31"));
        assertThat(talk.ask("<PreferencesQueryRq/>")).contains("<ClosingDate>2026-05-31</ClosingDate>");
    }

    @Test
    void open_bills_and_credits_of_a_vendor_can_be_asked_for() {
        Truth.BillTruth bill = talk.openBill();
        String credit = talk.file.bookkeeper().newCredit(bill.vendorListId(), BillDraft.of("CM-X", "35.50"));
        String answer = talk.ask("<BillToPayQueryRq><PayeeEntityRef><ListID>" + bill.vendorListId()
                + "</ListID></PayeeEntityRef></BillToPayQueryRq>");
        assertThat(answer).contains(bill.txnId(), credit, "<CreditRemaining>35.50</CreditRemaining>");
    }

    @Test
    void errors_stop_the_set_or_not_as_it_says() {
        String wrong = "<VendorQueryRq requestID=\"" + "x".repeat(51) + "\"/>";
        List<Integer> stopped = Talk.statuses(
                talk.set("onError=\"stopOnError\"", wrong + "<HostQueryRq/>").response());
        assertThat(stopped).containsExactly(1060, 3231);
        assertThat(Talk.statuses(talk.ask(wrong + "<HostQueryRq/>"))).containsExactly(1060, 0);
    }

    @Test
    void an_older_quickbooks_knows_fewer_versions_and_elements() throws ConnectionFailed {
        talk.file.openedWith(Host.quickBooks2009());
        String vendors = "<?xml version=\"1.0\"?><?qbxml version=\"8.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\">"
                + "<HostQueryRq/></QBXMLMsgsRq></QBXML>";
        assertThat(QuickBooks.showing(talk.file)
                        .connect("test", "")
                        .process(vendors)
                        .response())
                .contains("<SupportedQBXMLVersion>8.0</SupportedQBXMLVersion>")
                .doesNotContain(">9.0<");
    }

    @Test
    void private_data_is_defined_given_and_changed_and_shown_to_those_who_name_the_owner() {
        String owner = "{7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001}";
        String head = "<OwnerID>" + owner + "</OwnerID><DataExtName>Stamp</DataExtName>";
        String add = "<DataExtAddRq><DataExtAdd>" + head + "<OtherDataExtType>Company</OtherDataExtType>"
                + "<DataExtValue>a:1</DataExtValue></DataExtAdd></DataExtAddRq>";
        String define = "<DataExtDefAddRq><DataExtDefAdd>" + head
                + "<DataExtType>STR255TYPE</DataExtType><AssignToObject>Company</AssignToObject></DataExtDefAdd></DataExtDefAddRq>";
        assertThat(Talk.statuses(talk.ask(add))).containsExactly(3121);
        assertThat(Talk.statuses(talk.ask(define + define))).containsExactly(0, 3100);
        assertThat(Talk.statuses(talk.ask(add.replace("DataExtAdd", "DataExtMod"))))
                .containsExactly(3120);
        assertThat(Talk.statuses(talk.ask(add + add))).containsExactly(0, 3180);
        assertThat(Talk.statuses(
                        talk.ask(add.replace("DataExtAdd", "DataExtMod").replace("a:1", "a:2"))))
                .containsExactly(0);
        String company = talk.ask("<CompanyQueryRq><OwnerID>" + owner + "</OwnerID></CompanyQueryRq><CompanyQueryRq/>");
        assertThat(Talk.values(company, "DataExtValue")).containsExactly("a:2");
        assertThat(Talk.value(company, "OwnerID")).isEqualTo(owner.toUpperCase(java.util.Locale.ROOT));
    }
}

package tandem.qbxml;

import static java.time.temporal.ChronoUnit.SECONDS;
import static tandem.qbxml.ValueWriter.braced;
import static tandem.qbxml.ValueWriter.refuseUnless;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.wire.MessageSet.Asked;
import tandem.wire.QbXmlVersion;
import tandem.wire.Question;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.TextField;
import tandem.wire.Write;

/**
 * Questions as requests. Elements stand in the order of the specification: a single one out of place makes QuickBooks
 * refuse the whole message set. Everything that a reading question writes exists since version 8.0 of qbXML at the latest.
 */
final class Requests {
    // No offset and no fraction: QuickBooks takes the time as its own clock's, and knows whole seconds only.
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final int LONGEST_REQUEST_ID = 50;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_NAME = 31;
    private static final TextField FULL_NAME = new TextField(TextField.Characters.EXACT, 209);
    private static final int LONGEST_VALUE = 255;

    private static final List<String> COMPANY_FIELDS = List.of(
            "IsSampleCompany", "CompanyName", "LegalCompanyName", "Address", "FirstMonthFiscalYear", "DataExtRet");
    private static final List<String> OPEN_BILL_FIELDS =
            List.of("TxnID", "EditSequence", "AmountDue", "OpenAmount", "IsPaid");

    private final RequestWriter out;
    private final QbXmlVersion version;

    Requests(RequestWriter out, QbXmlVersion version) {
        this.out = out;
        this.version = version;
    }

    void write(Asked asked) {
        String id = asked.requestId();
        String longest = asked.question() instanceof Question.WriteMark ? id + QbXml.DEFINITION_SUFFIX : id;
        refuseUnless(
                longest.length() <= LONGEST_REQUEST_ID,
                "a request's id has at most " + LONGEST_REQUEST_ID + " characters: " + longest);
        switch (asked.question()) {
            case Question.AboutHost ignored -> empty("HostQueryRq", id);
            case Question.AboutCompany company -> company(id, company);
            case Question.AboutActivity ignored -> empty("CompanyActivityQueryRq", id);
            case Question.AboutPreferences ignored -> empty("PreferencesQueryRq", id);
            case Question.Records records -> records(id, records);
            case Question.OpenBills bills -> openBills(id, bills);
            case Question.Outlines outlines -> outlines(id, outlines);
            case Question.Count count -> count(id, count);
            case Question.DeletedEntries deleted ->
                deleted("ListDeletedQueryRq", id, "ListDelType", Deletions.LIST_TYPES, deleted.since());
            case Question.DeletedTransactions deleted ->
                deleted("TxnDeletedQueryRq", id, "TxnDelType", Deletions.TRANSACTION_TYPES, deleted.since());
            case Question.WriteMark mark -> mark(id, mark);
            case Question.CarryOut carryOut -> carryOut(id, carryOut.write());
        }
    }

    private void carryOut(String id, Write write) {
        switch (write) {
            case Write.ChangeVendor change -> new ListWrites(out).change(id, change);
            case Write.AddStandardTerms terms -> new ListWrites(out).add(id, terms);
            case Write.AddDateDrivenTerms terms -> new ListWrites(out).add(id, terms);
            case Write.AddBill bill -> new BillWrites(out, version).add(id, bill);
            case Write.ChangeBill change -> new BillWrites(out, version).change(id, change);
            case Write.AddPayment payment -> new PaymentWrites(out, version).add(id, payment);
            case Write.VoidPayment payment -> new PaymentWrites(out, version).voided(id, payment);
        }
    }

    private void empty(String name, String id) {
        out.open(name, "requestID", id).close();
    }

    /** The private marks come as one of the fields, so they must be named among them. */
    private void company(String id, Question.AboutCompany company) {
        out.open("CompanyQueryRq", "requestID", id).elements("IncludeRetElement", COMPANY_FIELDS);
        if (company.withPrivateFacts()) {
            out.element("IncludeRetElement", "EIN");
        }
        out.elements(
                        "OwnerID",
                        company.owners().stream().map(ValueWriter::braced).toList())
                .close();
    }

    private void records(String id, Question.Records records) {
        Kind kind = records.kind();
        refuseUnless(
                kind.isIterated() || (records.limit() == null && records.page() == null), kind + " cannot be paged");
        refuseUnless(
                kind != Kind.BILL || !id.startsWith(QuickBooksLanguage.OPEN_BILLS_PREFIX),
                "the id would make these bills look like the list of open ones: " + id);
        refuseUnless(
                !id.startsWith(QuickBooksLanguage.OUTLINES_PREFIX),
                "the id would make these records look like outlines: " + id);
        KindQuery query = KindQuery.of(kind);
        open(query.name(), id, records.page());
        Selection selection = records.selection();
        if (isLookUp(selection)) {
            refuseUnless(records.page() == null, "what is looked up comes all at once");
        } else {
            refuseUnless(
                    records.page() == null || !(selection instanceof Selection.OfVendor),
                    "transactions of one vendor are not paged");
            limit(records.limit(), records.page());
            if (kind.isList()) {
                out.element("ActiveStatus", "All");
            }
        }
        select(kind, selection);
        query.includes().forEach(include -> out.element(include, "true"));
        out.elements("IncludeRetElement", query.fields()).close();
    }

    /** Such a question names what it wants, so no filter and no limit goes with it. */
    private static boolean isLookUp(Selection selection) {
        return selection instanceof Selection.Named
                || selection instanceof Selection.Numbered
                || selection instanceof Selection.Called;
    }

    private void select(Kind kind, Selection selection) {
        switch (selection) {
            case Selection.Everything ignored -> {}
            case Selection.ChangedSince since -> changedSince(kind, since.time());
            case Selection.ChangedWithin days -> {
                refuseUnless(kind.isList(), "transactions are asked for by their date");
                changedWithin(days.from(), days.to());
            }
            case Selection.NotPaid days -> {
                refuseUnless(kind == Kind.BILL, "only bills are asked for by whether they are paid");
                dated(days.from(), days.to());
                out.element("PaidStatus", "NotPaidOnly");
            }
            case Selection.Dated days -> {
                refuseUnless(!kind.isList(), "only transactions have a date");
                dated(days.from(), days.to());
            }
            case Selection.OfVendor of -> {
                refuseUnless(!kind.isList(), "only transactions have a vendor");
                dated(of.from(), of.to());
                out.open("EntityFilter")
                        .element("ListID", identity(of.vendorListId()))
                        .close();
            }
            case Selection.Named named ->
                out.elements(
                        kind.isList() ? "ListID" : "TxnID",
                        named.ids().stream().sorted().map(Requests::identity).toList());
            case Selection.Numbered numbered -> {
                refuseUnless(!kind.isList(), "only transactions have a number");
                out.element(
                        "RefNumber", ValueWriter.storable("RefNumber", TextField.BILL_NUMBER, numbered.refNumber()));
            }
            case Selection.Payables ignored -> {
                refuseUnless(kind == Kind.ACCOUNT, "only accounts have a type");
                out.element("AccountType", "AccountsPayable");
            }
            case Selection.Called called -> {
                refuseUnless(kind.isList(), "only list entries have a name");
                out.element("FullName", ValueWriter.storable("FullName", FULL_NAME, called.name()));
            }
        }
    }

    private void changedSince(Kind kind, LocalDateTime time) {
        if (kind.isList()) {
            out.element("FromModifiedDate", clock(time));
        } else {
            out.open("ModifiedDateRangeFilter")
                    .element("FromModifiedDate", clock(time))
                    .close();
        }
    }

    /** Whole days: QuickBooks includes both moments and knows whole seconds only. */
    private void changedWithin(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null) {
            out.element("FromModifiedDate", clock(from.atStartOfDay()));
        }
        if (to != null) {
            out.element("ToModifiedDate", clock(to.plusDays(1).atStartOfDay().minusSeconds(1)));
        }
    }

    private void dated(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null) {
            return;
        }
        out.open("TxnDateRangeFilter");
        if (from != null) {
            out.element("FromTxnDate", from.toString());
        }
        if (to != null) {
            out.element("ToTxnDate", to.toString());
        }
        out.close();
    }

    private void openBills(String id, Question.OpenBills bills) {
        refuseUnless(
                id.startsWith(QuickBooksLanguage.OPEN_BILLS_PREFIX),
                "the id of a question for open bills begins with " + QuickBooksLanguage.OPEN_BILLS_PREFIX);
        open("BillQueryRq", id, bills.page());
        limit(bills.limit(), bills.page());
        out.element("PaidStatus", "NotPaidOnly")
                .elements("IncludeRetElement", OPEN_BILL_FIELDS)
                .close();
    }

    private void outlines(String id, Question.Outlines outlines) {
        Kind kind = outlines.kind();
        refuseUnless(
                id.startsWith(QuickBooksLanguage.OUTLINES_PREFIX),
                "the id of a question for outlines begins with " + QuickBooksLanguage.OUTLINES_PREFIX);
        refuseUnless(
                kind.isIterated() || outlines.limit() == null,
                kind + " comes whole: what is cut off would not be seen to be missing");
        refuseUnless(
                !kind.isList() || (outlines.from() == null && outlines.to() == null), "only transactions have a date");
        KindQuery query = KindQuery.of(kind);
        open(query.name(), id, null);
        limit(outlines.limit(), null);
        if (kind.isList()) {
            out.element("ActiveStatus", "All");
        }
        dated(outlines.from(), outlines.to());
        out.elements("IncludeRetElement", query.outline()).close();
    }

    private void count(String id, Question.Count count) {
        Kind kind = count.kind();
        refuseUnless(!kind.isList() || count.from() == null, "only transactions have a date");
        out.open(KindQuery.of(kind).name(), "requestID", id, "metaData", "MetaDataOnly");
        if (kind.isList()) {
            out.element("ActiveStatus", "All");
        }
        dated(count.from(), null);
        out.close();
    }

    private void deleted(
            String name, String id, String typeElement, List<String> types, @Nullable LocalDateTime since) {
        out.open(name, "requestID", id).elements(typeElement, types);
        if (since != null) {
            out.open("DeletedDateRangeFilter")
                    .element("FromDeletedDate", clock(since))
                    .close();
        }
        out.close();
    }

    /** Defines the mark and gives it its value; the definition's answer is told apart by its id. */
    private void mark(String id, Question.WriteMark mark) {
        String name = cutNowhere("a mark's name", mark.name(), LONGEST_NAME);
        out.open("DataExtDefAddRq", "requestID", id + QbXml.DEFINITION_SUFFIX)
                .open("DataExtDefAdd")
                .element("OwnerID", braced(mark.owner()))
                .element("DataExtName", name)
                .element("DataExtType", "STR255TYPE")
                .element("AssignToObject", "Company")
                .close()
                .close();
        String step = mark.exists() ? "DataExtMod" : "DataExtAdd";
        out.open(step + "Rq", "requestID", id)
                .open(step)
                .element("OwnerID", braced(mark.owner()))
                .element("DataExtName", name)
                .element("OtherDataExtType", "Company")
                .element("DataExtValue", cutNowhere("a mark's value", mark.value(), LONGEST_VALUE))
                .close()
                .close();
    }

    private void open(String name, String id, @Nullable Page page) {
        if (page == null) {
            out.open(name, "requestID", id);
            return;
        }
        switch (page) {
            case Page.First ignored -> out.open(name, "requestID", id, "iterator", "Start");
            case Page.Next next ->
                out.open(name, "requestID", id, "iterator", "Continue", "iteratorID", next.iteratorId());
        }
    }

    private void limit(@Nullable Integer limit, @Nullable Page page) {
        refuseUnless(limit != null || page == null, "a page has a limit");
        if (limit != null) {
            refuseUnless(limit > 0, "a limit is at least 1");
            out.element("MaxReturned", limit.toString());
        }
    }

    private static String identity(String id) {
        refuseUnless(!id.isBlank() && id.length() <= LONGEST_ID, "no identity of QuickBooks: '" + id + "'");
        return id;
    }

    private static String cutNowhere(String what, String given, int longest) {
        WireText text = WireText.of(given);
        refuseUnless(
                text.length() > 0 && text.length() <= longest && !text.lossy(),
                what + " has 1 to " + longest + " Western characters");
        return text.text();
    }

    private static String clock(LocalDateTime time) {
        return CLOCK.format(time.truncatedTo(SECONDS));
    }
}

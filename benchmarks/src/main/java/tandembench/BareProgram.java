package tandembench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The least that any program has to do with a page of bills: read it as a stream and put it into tables of the shape that the
 * hub's have, with one statement for each table and one transaction for each page. It checks nothing, keeps no history, feeds
 * nobody and knows only the elements that the pages have.
 */
final class BareProgram implements AutoCloseable {

    private static final String BILLS = """
            INSERT INTO bare.bill AS held (company_id, id, txn_id, edit_sequence, edit_number, time_created, time_modified,
                time_modified_text, content_hash, txn_number, vendor_list_id, ap_account_list_id, txn_date, due_date, amount_due,
                open_amount, ref_number, terms_list_id, memo, is_paid, open_balance, credits_applied, discounts_applied,
                paid_amount, standing, version, created_at, updated_at)
            SELECT ?, i.id, i.txn_id, i.edit_sequence, i.edit_sequence::bigint, left(i.created, 19)::timestamp,
                left(i.modified, 19)::timestamp, i.modified, ''::bytea, i.number::int, i.vendor, i.account, i.day::date, i.due::date,
                i.amount::numeric, i.open::numeric, i.ref, i.terms, i.memo, i.paid::boolean, i.open::numeric, 0, 0,
                i.amount::numeric - i.open::numeric, 'open', 1, now(), now()
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS i (id, txn_id, edit_sequence, created, modified, number, vendor, account, day, due, amount, open, ref, terms,
                      memo, paid)
            ON CONFLICT (company_id, txn_id) DO UPDATE SET (edit_sequence, edit_number, time_created, time_modified,
                time_modified_text, content_hash, txn_number, vendor_list_id, ap_account_list_id, txn_date, due_date, amount_due,
                open_amount, ref_number, terms_list_id, memo, is_paid, open_balance, paid_amount, version, updated_at)
                = (excluded.edit_sequence, excluded.edit_number, excluded.time_created, excluded.time_modified,
                excluded.time_modified_text, excluded.content_hash, excluded.txn_number, excluded.vendor_list_id,
                excluded.ap_account_list_id, excluded.txn_date, excluded.due_date, excluded.amount_due, excluded.open_amount,
                excluded.ref_number, excluded.terms_list_id, excluded.memo, excluded.is_paid, excluded.open_balance,
                excluded.paid_amount, held.version + 1, excluded.updated_at)
            WHERE held.edit_sequence <> excluded.edit_sequence
            """;

    private static final String LINES = """
            INSERT INTO bare.bill_line AS held (company_id, bill_id, position, type, txn_line_id, account_list_id, item_list_id,
                quantity, cost, amount, description, customer_job_list_id, class_list_id, billable_status)
            SELECT ?, i.bill, i.position::int, i.type, i.line, i.account, i.item, i.quantity::numeric, i.cost::numeric,
                i.amount::numeric, i.description, i.job, i.class, i.billable
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[])
                AS i (bill, position, type, line, account, item, quantity, cost, amount, description, job, class, billable)
            ON CONFLICT (company_id, bill_id, position) DO UPDATE SET (type, txn_line_id, account_list_id, item_list_id, quantity,
                cost, amount, description, customer_job_list_id, class_list_id, billable_status)
                = (excluded.type, excluded.txn_line_id, excluded.account_list_id, excluded.item_list_id, excluded.quantity,
                excluded.cost, excluded.amount, excluded.description, excluded.customer_job_list_id, excluded.class_list_id,
                excluded.billable_status)
            WHERE (held.type, held.txn_line_id, held.account_list_id, held.item_list_id, held.quantity, held.cost, held.amount,
                held.description, held.customer_job_list_id, held.class_list_id, held.billable_status)
                IS DISTINCT FROM (excluded.type, excluded.txn_line_id, excluded.account_list_id, excluded.item_list_id,
                excluded.quantity, excluded.cost, excluded.amount, excluded.description, excluded.customer_job_list_id,
                excluded.class_list_id, excluded.billable_status)
            """;

    private static final String LINKS = """
            INSERT INTO bare.bill_link AS held (company_id, bill_id, position, txn_id, txn_type, txn_date, ref_number, link_type,
                amount)
            SELECT ?, i.bill, i.position::int, i.txn, i.type, i.day::date, i.ref, i.link, i.amount::numeric
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS i (bill, position, txn, type, day, ref, link, amount)
            ON CONFLICT (company_id, bill_id, position) DO UPDATE SET (txn_id, txn_type, txn_date, ref_number, link_type, amount)
                = (excluded.txn_id, excluded.txn_type, excluded.txn_date, excluded.ref_number, excluded.link_type,
                excluded.amount)
            WHERE (held.txn_id, held.txn_type, held.txn_date, held.ref_number, held.link_type, held.amount)
                IS DISTINCT FROM (excluded.txn_id, excluded.txn_type, excluded.txn_date, excluded.ref_number,
                excluded.link_type, excluded.amount)
            """;

    private static final List<String> OF_BILL = List.of(
            "TxnID",
            "EditSequence",
            "TimeCreated",
            "TimeModified",
            "TxnNumber",
            "VendorRef",
            "APAccountRef",
            "TxnDate",
            "DueDate",
            "AmountDue",
            "OpenAmount",
            "RefNumber",
            "TermsRef",
            "Memo",
            "IsPaid");
    private static final List<String> OF_LINE = List.of(
            "TxnLineID",
            "AccountRef",
            "ItemRef",
            "Quantity",
            "Cost",
            "Amount",
            "Desc",
            "CustomerRef",
            "ClassRef",
            "BillableStatus");
    private static final List<String> OF_LINK =
            List.of("TxnID", "TxnType", "TxnDate", "RefNumber", "LinkType", "Amount");

    private final XMLInputFactory parsers = parsers();
    private final UUID company = UUID.randomUUID();
    private final Connection connection;
    private final PreparedStatement bills;
    private final PreparedStatement lines;
    private final PreparedStatement links;

    BareProgram(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bare");
            for (String table : List.of("bill", "bill_line", "bill_link")) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS bare.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
            }
        }
        connection.setAutoCommit(false);
        bills = connection.prepareStatement(BILLS);
        lines = connection.prepareStatement(LINES);
        links = connection.prepareStatement(LINKS);
    }

    /** Columns of texts, to travel as arrays. */
    private static final class Columns {
        private final List<UUID> ids = new ArrayList<>();
        private final List<List<@Nullable String>> texts = new ArrayList<>();

        Columns(int count) {
            for (int i = 0; i < count; i++) {
                texts.add(new ArrayList<>());
            }
        }

        void add(int column, @Nullable String text) {
            texts.get(column).add(text);
        }

        void run(PreparedStatement statement, UUID company) throws SQLException {
            if (ids.isEmpty()) {
                return;
            }
            statement.setObject(1, company);
            statement.setObject(2, ids.toArray(new UUID[0]));
            for (int i = 0; i < texts.size(); i++) {
                statement.setObject(3 + i, texts.get(i).toArray(new String[0]));
            }
            statement.executeUpdate();
        }
    }

    /** Takes one response in. */
    void take(byte[] response) throws XMLStreamException, SQLException {
        var bill = new Columns(OF_BILL.size());
        var line = new Columns(OF_LINE.size() + 2);
        var link = new Columns(OF_LINK.size() + 1);
        XMLStreamReader xml = parsers.createXMLStreamReader(new ByteArrayInputStream(response));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("BillRet")) {
                read(xml, bill, line, link);
            }
        }
        bill.run(bills, company);
        line.run(lines, company);
        link.run(links, company);
        connection.commit();
    }

    private static void read(XMLStreamReader xml, Columns bill, Columns line, Columns link) throws XMLStreamException {
        var fields = new HashMap<String, String>();
        UUID id = null;
        int lineNumber = 0;
        int linkNumber = 0;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (name.endsWith("LineRet")) {
                Map<String, String> of = fields(xml);
                line.ids.add(id == null ? new UUID(0, 0) : id);
                line.add(0, String.valueOf(lineNumber++));
                line.add(1, name.startsWith("Expense") ? "expense" : "item");
                for (int i = 0; i < OF_LINE.size(); i++) {
                    String field = OF_LINE.get(i);
                    String text = of.get(field);
                    line.add(2 + i, text == null && field.equals("Desc") ? of.get("Memo") : text);
                }
            } else if (name.equals("LinkedTxn")) {
                Map<String, String> of = fields(xml);
                link.ids.add(id == null ? new UUID(0, 0) : id);
                link.add(0, String.valueOf(linkNumber++));
                for (int i = 0; i < OF_LINK.size(); i++) {
                    link.add(1 + i, of.get(OF_LINK.get(i)));
                }
            } else {
                String text = text(xml, name);
                fields.put(name, text);
                if (name.equals("TxnID")) {
                    id = new UUID(0x0190000000007000L, Long.parseLong(text.substring(0, text.indexOf('-')), 16));
                }
            }
        }
        bill.ids.add(id == null ? new UUID(0, 0) : id);
        for (int i = 0; i < OF_BILL.size(); i++) {
            bill.add(i, fields.get(OF_BILL.get(i)));
        }
    }

    private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
        var fields = new HashMap<String, String>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            fields.put(name, text(xml, name));
        }
        return fields;
    }

    /** The text of an element, or the ListID of a reference. */
    private static String text(XMLStreamReader xml, String name) throws XMLStreamException {
        if (!name.endsWith("Ref")) {
            return xml.getElementText();
        }
        xml.nextTag();
        String id = xml.getElementText();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.getElementText();
        }
        return id;
    }

    private static XMLInputFactory parsers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

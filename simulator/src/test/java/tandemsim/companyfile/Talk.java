package tandemsim.companyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.companyfile.qbxml.MessageProcessor;

/** A small company file, a session with it, and short ways to ask. */
final class Talk {

    /** A clock that is turned by hand. */
    static final class HandClock extends Clock {
        private Instant now;

        HandClock(String now) {
            this.now = Instant.parse(now);
        }

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    final HandClock clock = new HandClock("2026-07-01T16:00:00Z");
    final CompanyFile file;
    private QuickBooksSession session;

    Talk() {
        this(Profile.small().scaled(0.2));
    }

    Talk(Profile profile) {
        file = CompanyFile.generate(profile, 5, pcClock());
        file.authorise("test");
        session = connect();
    }

    /** The same, stored at a place. */
    Talk(Path place) {
        try {
            file = CompanyFile.generate(Profile.small().scaled(0.05), 5, pcClock(), place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.authorise("test");
        session = connect();
    }

    private Talk(CompanyFile file) {
        this.file = file;
        session = connect();
    }

    /** A talk with what is stored at a place, as after the simulator was started again. */
    static Talk again(Path place) {
        try {
            return new Talk(CompanyFile.load(
                    place, new PcClock(new HandClock("2026-07-01T17:00:00Z"), ZoneId.of("America/Los_Angeles"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PcClock pcClock() {
        return new PcClock(clock, ZoneId.of("America/Los_Angeles"));
    }

    private QuickBooksSession connect() {
        try {
            return QuickBooks.showing(file).connect("test", "");
        } catch (ConnectionFailed e) {
            throw new IllegalStateException(e);
        }
    }

    void newSession() {
        session = connect();
    }

    String ask(String requests) {
        return set("onError=\"continueOnError\"", requests).response();
    }

    MessageProcessor.Processed set(String attributes, String requests) {
        return session.process(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq " + attributes
                        + ">" + requests + "</QBXMLMsgsRq></QBXML>");
    }

    /** With an ID, as every message that writes has one. */
    String recoverable(String id, String requests) {
        return set("onError=\"stopOnError\" newMessageSetID=\"" + id + "\"", requests)
                .response();
    }

    /** Asks for the stored outcome of a message. */
    String outcome(String id) {
        return set("onError=\"stopOnError\" oldMessageSetID=\"" + id + "\" newMessageSetID=\"" + id + "\"", "")
                .response();
    }

    /** A bill of the first vendor. */
    String billAdd(String content) {
        return "<BillAddRq><BillAdd><VendorRef><ListID>" + vendor().listId() + "</ListID></VendorRef>" + content
                + "</BillAdd></BillAddRq>";
    }

    String expense(String amount) {
        return "<ExpenseLineAdd><AccountRef><ListID>" + account("Expense 1") + "</ListID></AccountRef><Amount>" + amount
                + "</Amount></ExpenseLineAdd>";
    }

    /** @return the TxnID of a new bill with one expense line */
    String billOf(String amount) {
        return value(ask(billAdd(expense(amount))), "TxnID");
    }

    int status(String request) {
        return statuses(ask(request)).getFirst();
    }

    static List<Integer> statuses(String response) {
        return Pattern.compile("statusCode=\"(\\d+)\"")
                .matcher(response)
                .results()
                .map(result -> Integer.parseInt(result.group(1)))
                .toList();
    }

    /** The first text of an element. */
    static String value(String response, String element) {
        Matcher matcher =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(response);
        return matcher.find() ? matcher.group(1) : "";
    }

    static List<String> values(String response, String element) {
        return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(response)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    static String attribute(String response, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(response);
        return matcher.find() ? matcher.group(1) : "";
    }

    Truth.BillTruth openBill() {
        return file.truth().bills().stream()
                .filter(bill ->
                        !bill.paid() && bill.links().isEmpty() && bill.lines().size() > 1)
                .findFirst()
                .orElseThrow();
    }

    Truth.VendorTruth vendor() {
        return file.truth().vendors().stream()
                .filter(Truth.VendorTruth::active)
                .findFirst()
                .orElseThrow();
    }

    String account(String name) {
        return file.truth().otherLists().stream()
                .filter(entry ->
                        entry.kind().equals("Account") && entry.fullName().equals(name))
                .findFirst()
                .orElseThrow()
                .listId();
    }
}

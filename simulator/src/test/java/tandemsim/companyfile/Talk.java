package tandemsim.companyfile;

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
        file = CompanyFile.generate(profile, 5, new PcClock(clock, ZoneId.of("America/Los_Angeles")));
        file.authorise("test");
        session = connect();
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

package tandemsim.companyfile.qbxml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tandemsim.companyfile.books.Ledger;
import tandemsim.companyfile.books.StoredMessage;
import tandemsim.companyfile.books.Writing;

/** Runs messages against a company file: requests in order, on-error rules, and the memory of outcomes by message-set ID. */
public final class MessageProcessor {

    /** Longer message-set IDs are refused. */
    static final int LONGEST_ID = 23;

    private static final String HEAD = "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs";

    private static final Pattern ANSWER_WITH_DATA =
            Pattern.compile("^<(\\w+Rs)([^>]*[^/ ])>\n.*?</\\1>\n", Pattern.DOTALL | Pattern.MULTILINE);

    private final Ledger ledger;
    private final Host host;
    private final Habits habits;

    public MessageProcessor(Ledger ledger, Host host, Habits habits) {
        this.ledger = ledger;
        this.host = host;
        this.habits = habits;
    }

    /**
     * What came of a message.
     *
     * @param response the answer document
     * @param requests the names of the requests that ran
     * @param records how many objects the answers hold
     * @param writes how many requests changed vendors, terms, bills or payments just now; a repeated answer changed nothing
     * @param wrote whether the file may have changed
     */
    public record Processed(String response, List<String> requests, int records, int writes, boolean wrote) {}

    /** Whether the outcome of a message that carries a message-set ID can be stored under it. */
    public enum Memory {
        /** As always. */
        KEEPS,
        /** The message is executed and answered with 9005; asked for later, its outcome is not known. */
        FAILS
    }

    /**
     * @throws MessageRefused when the message is refused as a whole; nothing of it has run
     */
    public Processed process(String text, Login login, Iterators iterators, Memory memory) {
        Message message = Message.read(text, host.understood());
        Map<String, StoredMessage> stored = ledger.books().company.storedFor(login.application());
        Optional<String> newId = message.newMessageSetId().filter(id -> !id.isEmpty());
        Optional<String> oldId = message.oldMessageSetId().filter(id -> !id.isEmpty());
        if (newId.isPresent() && newId.get().length() > LONGEST_ID) {
            return bare(message, newId, 9004, false);
        }
        boolean cleared = clear(stored, oldId.filter(id -> !newId.equals(Optional.of(id))));
        if (newId.isEmpty()) {
            if (message.requests().isEmpty() && oldId.isPresent()) {
                return bare(message, newId, cleared ? 0 : 600, cleared);
            }
            return run(message, login, iterators, 0);
        }
        StoredMessage known = stored.get(newId.get());
        if (known != null) {
            boolean same = message.requests().isEmpty() || known.checksum().equals(checksum(message));
            return same ? again(message, newId.get(), known, cleared) : bare(message, newId, 9001, cleared);
        }
        if (message.requests().isEmpty()) {
            return bare(message, newId, 9002, cleared);
        }
        if (memory == Memory.FAILS) {
            return run(message, login, iterators, 9005);
        }
        Processed processed = run(message, login, iterators, 0);
        String kept = message.includeAll() ? body(processed.response()) : statuses(body(processed.response()));
        stored.put(newId.get(), new StoredMessage(checksum(message), kept));
        return new Processed(processed.response(), processed.requests(), processed.records(), processed.writes(), true);
    }

    private static boolean clear(Map<String, StoredMessage> stored, Optional<String> oldId) {
        if (oldId.isEmpty()) {
            return false;
        }
        if (oldId.get().equals("ClearAllMessageSets")) {
            boolean any = !stored.isEmpty();
            stored.clear();
            return any;
        }
        return stored.remove(oldId.get()) != null;
    }

    private Processed run(Message message, Login login, Iterators iterators, int setStatus) {
        StringBuilder answers = new StringBuilder();
        List<String> names = new ArrayList<>();
        boolean wrote = false;
        int writes = 0;
        boolean stopped = false;
        Call.Tally tally = new Call.Tally();
        for (Element request : message.requests()) {
            names.add(request.name());
            StringBuilder body = new StringBuilder();
            Status status;
            if (stopped) {
                status = new Status(3231, "The request has not been processed.", Map.of());
            } else {
                Answerer answerer = Requests.named(request.name());
                wrote |= answerer.writes();
                status = answer(
                        answerer,
                        new Call(request, message.version(), login, host, habits, ledger, iterators, body, tally),
                        message);
                writes += answerer.books() && !status.failed() ? 1 : 0;
            }
            append(answers, request, status, body);
            stopped |= status.failed() && message.stopOnError();
        }
        String attributes = message.newMessageSetId()
                .filter(id -> !id.isEmpty())
                .map(id -> " newMessageSetID=\"" + escaped(id) + "\" messageSetStatusCode=\"" + setStatus + "\"")
                .orElse(message.oldMessageSetId().isPresent() ? " messageSetStatusCode=\"0\"" : "");
        return new Processed(document(attributes, answers.toString()), names, tally.records, writes, wrote);
    }

    private Status answer(Answerer answerer, Call call, Message message) {
        Element request = call.request();
        try {
            if (request.attribute("requestID").filter(id -> id.length() > 50).isPresent()) {
                throw new Refusal(1060, "The request ID is invalid, possibly too long; 50 characters is the most.");
            }
            if (!message.abroad().isEmpty()) {
                throw new Refusal(
                        3250,
                        "This feature is not enabled or not available in this version of QuickBooks: "
                                + message.abroad());
            }
            permitted(answerer, call.books().company.writing);
            return answerer.answer(call);
        } catch (Refusal refusal) {
            call.body().setLength(0);
            return new Status(refusal.status(), refusal.text(), Map.of());
        }
    }

    private static void permitted(Answerer answerer, Writing writing) {
        if (writing == Writing.READ_ONLY && answerer.writes()) {
            throw new Refusal(3263, "This application has read-only access and is not allowed to modify the data.");
        }
        if (writing == Writing.NO_RIGHTS && answerer.books()) {
            throw new Refusal(3260, "The QuickBooks user has insufficient permission to perform this action.");
        }
    }

    private static void append(StringBuilder answers, Element request, Status status, StringBuilder body) {
        String name = request.name().substring(0, request.name().length() - 2) + "Rs";
        answers.append('<').append(name);
        request.attribute("requestID").ifPresent(id -> attribute(answers, "requestID", id));
        attribute(answers, "statusCode", String.valueOf(status.code()));
        attribute(answers, "statusSeverity", status.severity());
        attribute(answers, "statusMessage", status.message());
        status.more().forEach((key, value) -> attribute(answers, key, value));
        if (body.isEmpty()) {
            answers.append(" />\n");
        } else {
            answers.append(">\n").append(body).append("</").append(name).append(">\n");
        }
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"");
        Xml.escape(value, out);
        out.append('"');
    }

    private static String escaped(String value) {
        StringBuilder out = new StringBuilder();
        Xml.escape(value, out);
        return out.toString();
    }

    private static Processed again(Message message, String id, StoredMessage known, boolean cleared) {
        String attributes = " newMessageSetID=\"" + escaped(id) + "\" messageSetStatusCode=\"0\"";
        return new Processed(document(attributes, known.response()), names(message), 0, 0, cleared);
    }

    private static Processed bare(Message message, Optional<String> newId, int code, boolean cleared) {
        String attributes = newId.map(id -> " newMessageSetID=\"" + escaped(id) + "\"")
                        .orElse("") + " messageSetStatusCode=\"" + code + "\"";
        return new Processed(document(attributes, ""), names(message), 0, 0, cleared);
    }

    private static List<String> names(Message message) {
        return message.requests().stream().map(Element::name).toList();
    }

    private static String document(String attributes, String answers) {
        return HEAD + attributes + ">\n" + answers + "</QBXMLMsgsRs>\n</QBXML>\n";
    }

    private static String body(String document) {
        int from = document.indexOf(">\n", HEAD.length()) + 2;
        return document.substring(from, document.lastIndexOf("</QBXMLMsgsRs>"));
    }

    /** What is kept of an answer whose message asked to keep no data. */
    private static String statuses(String answers) {
        return ANSWER_WITH_DATA.matcher(answers).replaceAll("<$1$2 />\n");
    }

    private static String checksum(Message message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(message.content().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

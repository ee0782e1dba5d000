package tandemsim.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of message sets, of either direction. They need not be well-formed: broken ones are recorded, too. */
final class Messages {

    /** What only the file of the one who replays can answer: who it is. */
    private static final Set<String> ABOUT_THE_FILE = Set.of("HostQueryRq", "CompanyQueryRq");

    /** What even an empty file answers. */
    private static final Set<String> ALWAYS_ANSWERED = Set.of("CompanyActivityQueryRq", "PreferencesQueryRq");

    /** How the names of all requests about marks begin that services leave in a file; these are the file's own, too. */
    private static final String MARK = "DataExt";

    /** What the Web Connector asks by itself, before the service's first message. */
    private static final Set<String> OF_THE_WEB_CONNECTOR =
            Set.of("HostQueryRq", "CompanyQueryRq", "PreferencesQueryRq");

    private static final Pattern REQUEST = Pattern.compile("<(\\w+Rq)\\b([^>]*?)(?:/>|>(.*?)</\\1>)", Pattern.DOTALL);
    private static final Pattern RESPONSE = Pattern.compile("<(\\w+)Rs\\b[^>]*?(?:/>|>.*?</\\1Rs>)", Pattern.DOTALL);
    private static final Pattern SET =
            Pattern.compile("<QBXMLMsgs(?:Rq|Rs)\\b[^>]*>(.*)</QBXMLMsgs(?:Rq|Rs)>", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\brequestID\\s*=\\s*[\"']([^\"']*)[\"']");

    private Messages() {}

    /**
     * One request of a set.
     *
     * @param name of its element
     * @param id its requestID; empty without one
     * @param text all of it
     */
    record Request(String name, String id, String text) {

        /** Whether every file has an answer to it: an empty one, too. */
        boolean isAlwaysAnswered() {
            return isAboutTheFile() || ALWAYS_ANSWERED.contains(name);
        }

        boolean isAboutTheFile() {
            return ABOUT_THE_FILE.contains(name) || name.startsWith(MARK);
        }

        /** The name of the answer to it. */
        String answer() {
            return name.substring(0, name.length() - 2) + "Rs";
        }
    }

    /** The requests of a set, in order. */
    static List<Request> requests(String set) {
        List<Request> requests = new ArrayList<>();
        inside(set)
                .ifPresent(content -> REQUEST.matcher(content)
                        .results()
                        .forEach(
                                found -> requests.add(new Request(found.group(1), id(found.group(2)), found.group()))));
        return requests;
    }

    /** Whether it is what the Web Connector asks by itself. */
    static boolean isOfTheWebConnector(String set) {
        return requests(set).stream()
                .map(Request::name)
                .collect(Collectors.toSet())
                .equals(OF_THE_WEB_CONNECTOR);
    }

    /** The names of what a set asks about the books; what it asks about the file itself does not count. */
    static List<String> matters(String set) {
        return requests(set).stream()
                .filter(request -> !request.isAboutTheFile())
                .map(Request::name)
                .toList();
    }

    /** The answers in a response, in order, each with all of its text; none where the response cannot be taken apart. */
    static List<String> answers(String response) {
        return inside(response)
                .map(content -> RESPONSE.matcher(content)
                        .results()
                        .map(found -> found.group())
                        .toList())
                .orElse(List.of());
    }

    /** The name of the element of an answer. */
    static String name(String answer) {
        int end = 1;
        while (Character.isLetterOrDigit(answer.charAt(end))) {
            end++;
        }
        return answer.substring(1, end);
    }

    /** The answer as one to this request. */
    static String to(Request request, String answer) {
        int end = answer.indexOf('>');
        String head = answer.substring(0, end);
        return ID.matcher(head).replaceFirst(Matcher.quoteReplacement("requestID=\"" + request.id() + '"'))
                + answer.substring(end);
    }

    /** A set of those requests of another set to which every file has an answer; empty where there is none. */
    static Optional<String> alwaysAnswered(String set) {
        String asked = requests(set).stream()
                .filter(Request::isAlwaysAnswered)
                .map(Request::text)
                .collect(Collectors.joining());
        return asked.isEmpty() ? Optional.empty() : inside(set).map(content -> set.replace(content, asked));
    }

    private static Optional<String> inside(String set) {
        return SET.matcher(set).results().map(found -> found.group(1)).findFirst();
    }

    private static String id(String attributes) {
        return ID.matcher(attributes)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }
}

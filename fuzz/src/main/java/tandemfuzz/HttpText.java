package tandemfuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as one text, so that all of it can be changed: a line with method and target, headers, an empty line, the body. A
 * text that does not begin like that is a body alone.
 */
record HttpText(String method, String target, Map<String, String> headers, byte[] body) {

    /** What of it no server lets through is no part of it. */
    private static final Pattern HEAD = Pattern.compile("\\A(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) "
            + "(/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?{}-]|%[0-9A-Fa-f]{2}){0,1500}+)\n"
            + "((?:[A-Za-z-]{1,40}:[\\t\\x20-\\x7e\\x80-\\xff]{0,2000}\n){0,8})\n");

    /** @param usual the method, the target and the headers of a body alone */
    static HttpText read(byte[] input, HttpText usual) {
        String start = new String(input, 0, Math.min(input.length, 8192), ISO_8859_1);
        Matcher head = HEAD.matcher(start);
        if (!head.find()) {
            return new HttpText(usual.method, usual.target, usual.headers, input);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : head.group(3).split("\n", 0)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        byte[] body = Arrays.copyOfRange(input, head.end(), input.length);
        return new HttpText(head.group(1), head.group(2), headers, body);
    }
}

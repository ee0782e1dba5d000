package tandemfuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls the REST side. It never fails inside; what it refuses is a problem in the words of RFC 9457. Nobody is called from
 * there: Jazzer takes every other connection than those of the fuzzer itself for a finding.
 */
public final class RestTarget {

    private static final HttpText USUAL = new HttpText(
            "POST", "/api/v1/companies/{companies}/bills", Map.of("Content-Type", "application/json"), new byte[0]);

    /** What a company shows. Whatever was let in must come out again. */
    private static final List<String> LOOKS = List.of(
            "/changes?after=0&limit=500",
            "/bills?limit=500",
            "/payments?limit=500",
            "/vendors?limit=500",
            "/terms?limit=500",
            "/connectors",
            "/connectors/{connectors}/qwc",
            "/bills/{bills}/timeline",
            "/sync-state",
            "/export",
            "/support-bundle");

    private static final List<String> OTHER_LOOKS =
            List.of("/requests", "/audit-events", "/api-keys", "/webhook-endpoints", "/sync-states", "/companies");

    /** So many calls see the same company. */
    private static final int CALLS = 500;

    private static int left;

    private RestTarget() {}

    /** Starts the hub, so that a failure to do so is none of an input's. */
    public static void fuzzerInitialize() {
        BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost") || host.equals("127.0.0.1"));
        Running.ERRORS.expectNone();
    }

    /** A class of its own: threads of the hub ask what is allowed above while it starts. */
    private static final class Running {
        static final RestDoor HUB = RestDoor.open();
        static final LoggedErrors ERRORS = LoggedErrors.listen();
    }

    /** One input: a body for a new bill, or a whole request. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (left == 0) {
            Running.HUB.beginAnew();
            left = CALLS;
        }
        HttpText call = Running.HUB.filled(HttpText.read(Amplified.of(input), USUAL));
        if (!call.target().startsWith("/api/") || call.target().contains("wait=")) {
            return;
        }
        long began = System.nanoTime();
        Running.HUB.send(call).ifPresent(answer -> {
            Running.ERRORS.expectNone();
            Expected.inTime(began);
            check(call, answer);
        });
    }

    private static void check(HttpText call, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String what = call.method() + " " + call.target() + " is answered by " + status + " " + type;
        Expected.that(status >= 200 && status < 500, what);
        boolean hasBody = !call.method().equals("HEAD");
        if (status >= 400) {
            Expected.that(type.startsWith("application/problem+json"), what);
            if (hasBody) {
                checkProblem(json(answer.body(), what), status, what);
            }
        } else if (type.startsWith("application/json") && hasBody) {
            json(answer.body(), what);
        }
        boolean isWritten = status < 300
                && !call.method().equals("GET")
                && !call.method().equals("HEAD")
                && !call.target().contains("validateOnly=true");
        boolean isGone =
                status < 300 && (call.method().equals("DELETE") || call.target().contains("/retire"));
        left = isGone ? 0 : left - 1;
        if (isWritten && !isGone) {
            LOOKS.forEach(look -> look("/api/v1/companies/{companies}" + look, what));
            OTHER_LOOKS.forEach(look -> look("/api/v1" + look, what));
        }
    }

    private static void look(String target, String after) {
        long began = System.nanoTime();
        HttpText look = Running.HUB.filled(new HttpText("GET", target, Map.of(), new byte[0]));
        int status = Running.HUB.send(look).orElseThrow().statusCode();
        Running.ERRORS.expectNone();
        Expected.that(status < 300, "after " + after + " a look at " + target + " is answered by " + status);
        Expected.inTime(began);
    }

    private static void checkProblem(JsonNode problem, int status, String what) {
        Expected.that(problem.path("status").asInt(0) == status, what + " but says " + problem);
        for (String member : new String[] {"type", "title", "detail", "code"}) {
            Expected.that(!problem.path(member).asString("").isBlank(), what + " without " + member);
        }
    }

    private static JsonNode json(byte[] body, String what) {
        try {
            return RestDoor.JSON.readTree(body);
        } catch (JacksonException e) {
            throw new AssertionError(what + " and is no JSON", e);
        }
    }
}

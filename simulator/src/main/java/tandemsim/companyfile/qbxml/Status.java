package tandemsim.companyfile.qbxml;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a request ended.
 *
 * @param more attributes of the answer besides the status
 */
record Status(int code, String message, Map<String, String> more) {

    static final Status OK = new Status(0, "Status OK", Map.of());

    static Status nothing() {
        return new Status(1, "A query request did not find a matching object in QuickBooks", Map.of());
    }

    static Status someMissing(String what) {
        return new Status(
                500,
                "The query request has not been fully completed. There was a required element (\"" + what
                        + "\") that could not be found in QuickBooks.",
                Map.of());
    }

    Status with(String attribute, String value) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put(attribute, value);
        return new Status(code, message, all);
    }

    String severity() {
        return code < 500 ? "Info" : code < 1000 ? "Warn" : "Error";
    }

    boolean failed() {
        return code >= 1000;
    }
}

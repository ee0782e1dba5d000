package tandem.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The last part of the demo: the books agree; then a backup is restored over the company file, and they agree again. */
final class WayBackTour {

    private static final String BILL = "DEMO-3";
    private static final String CHECK = "DEMO-90002";
    private static final int MOST_LOOKS = 240;
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final DemoRest rest;
    private final String company;
    private final PlayedConnector webConnector;
    private final PrintStream out;

    WayBackTour(DemoRest rest, String company, PlayedConnector webConnector, PrintStream out) {
        this.rest = rest;
        this.company = company;
        this.webConnector = webConnector;
        this.out = out;
    }

    void walk() throws IOException {
        says(
                "Do the two sides agree? QuickBooks' own balances of its vendors, against the bills and credits that are here"
                        + " (GET /companies/{id}/statement):");
        statement();

        says("Somebody backs the company file up. After that, the bill %s is paid by the check %s.", BILL, CHECK);
        var backup = webConnector.backsUp();
        var bill = rest.get(company + "/bills?refNumber=" + BILL).path("items").path(0);
        pay(bill);
        webConnector.updates();
        webConnector.shows("payments", CHECK);

        says(
                "The worst day: the backup is restored, and QuickBooks knows nothing of that check, which has long been sent.");
        webConnector.restores(backup);
        webConnector.isStopped();
        out.printf("     the company is %s%n", rest.get(company).path("status").asString());
        says("What was written since the backup stands as a discrepancy, before anybody has done anything"
                + " (GET /companies/{id}/discrepancies):");
        var lost = await("write_vanished");
        show(lost);

        says(
                "A person says that the work goes on with this file (POST /companies/{id}/resume). Everything is compared with it, and"
                        + " nothing is written until that is done.");
        rest.post(company + "/resume", Map.of("reason", "the backup is what we go on with"));
        webConnector.updates();
        awaitComparison();

        says("The check is sent again, as a new request (POST /companies/{id}/discrepancies/{id}/resend).");
        rest.post(
                company + "/discrepancies/" + await("write_vanished").path("id").asString() + "/resend",
                Map.of("reason", "the money has left"));
        webConnector.updates();
        webConnector.shows("payments", CHECK);

        says("And the two sides agree again:");
        awaitNone("write_vanished");
        statement();
    }

    private void pay(JsonNode bill) throws IOException {
        var bank = rest.get(company + "/payment-accounts?active=true&limit=500")
                .path("items")
                .valueStream()
                .filter(account -> account.path("accountType").asString().equals("bank"))
                .filter(account -> account.path("currency").equals(bill.path("currency")))
                .findFirst()
                .orElseThrow(() -> new IOException("the company file has no bank account"));
        rest.post(
                company + "/payments",
                Map.of(
                        "method", "check",
                        "vendorId", bill.path("vendorId").asString(),
                        "paymentAccountId", bank.path("id").asString(),
                        "date", bill.path("billDate").asString(),
                        "amount", bill.path("openBalance").asString(),
                        "refNumber", CHECK,
                        "applications",
                                List.of(Map.of(
                                        "billId", bill.path("id").asString(),
                                        "amount", bill.path("openBalance").asString()))));
    }

    private void statement() throws IOException {
        var statement = rest.get(company + "/statement");
        for (var total : statement.path("totals")) {
            out.printf(
                    "     %s  in QuickBooks %s, here %s, on its way %s, difference %s%n",
                    total.path("currency").asString(),
                    total.path("quickBooks").asString(),
                    total.path("here").asString(),
                    total.path("inProcess").asString(),
                    total.path("difference").asString());
        }
        out.printf("     %s%n", statement.path("agrees").asBoolean() ? "The books agree." : "The books do not agree.");
    }

    private void show(JsonNode found) {
        out.printf(
                "     %s, %s: the %s %s%n     %s%n",
                found.path("severity").asString(),
                found.path("code").asString(),
                found.at("/entity/type").asString(),
                found.at("/entity/refNumber").asString(),
                found.path("advice").asString());
    }

    /** An open discrepancy with this code, which a chore of the hub finds within seconds. */
    private JsonNode await(String code) throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            var found = open(code);
            if (!found.isEmpty()) {
                return found.path(0);
            }
            aMoment();
        }
        throw new IOException("no discrepancy with the code " + code + " came up");
    }

    private void awaitNone(String code) throws IOException {
        for (int look = 0; !open(code).isEmpty(); look++) {
            if (look == MOST_LOOKS) {
                throw new IOException("a discrepancy with the code " + code + " stays open");
            }
            aMoment();
        }
    }

    private JsonNode open(String code) throws IOException {
        return rest.get(company + "/discrepancies?status=open&code=" + code).path("items");
    }

    private void awaitComparison() throws IOException {
        for (int look = 0; isCompared(); look++) {
            if (look == MOST_LOOKS) {
                throw new IOException("the comparison with the company file does not end");
            }
            aMoment();
        }
    }

    private boolean isCompared() throws IOException {
        return rest.get(company + "/sync-state")
                .path("attention")
                .valueStream()
                .anyMatch(entry -> entry.path("code").asString().equals("company_file_compared"));
    }

    private static void aMoment() throws IOException {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void says(String text, Object... values) {
        out.printf("%n==> " + text + "%n", values);
        out.flush();
    }
}

package tandemsim;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.UpdateResult.Outcome;

/** What the person at the terminal sees: plain words, a bar, a summary. */
final class Screen implements UpdateListener {

    private static final int BAR = 30;
    /** One less than the narrowest terminal: a line that is broken cannot be drawn over. */
    private static final int WIDTH = 79;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Host", "program"),
            Map.entry("Company", "company"),
            Map.entry("CompanyActivity", "restores"),
            Map.entry("Account", "accounts"),
            Map.entry("Vendor", "vendors"),
            Map.entry("Customer", "customers and jobs"),
            Map.entry("Item", "items"),
            Map.entry("Class", "classes"),
            Map.entry("Currency", "currencies"),
            Map.entry("StandardTerms", "terms"),
            Map.entry("DateDrivenTerms", "date-driven terms"),
            Map.entry("Bill", "bills"),
            Map.entry("VendorCredit", "credits"),
            Map.entry("BillPaymentCheck", "payments by check"),
            Map.entry("BillPaymentCreditCard", "payments by card"),
            Map.entry("BillToPay", "bills to pay"),
            Map.entry("TxnDeleted", "deleted transactions"),
            Map.entry("ListDeleted", "deleted list entries"),
            Map.entry("Preferences", "preferences"));

    private final PrintWriter out;
    private final boolean quiet;
    private final boolean terminal;

    private String doing = "";
    private long records;
    private int percent;
    private int printed = -1;

    Screen(PrintWriter out, boolean quiet) {
        this(out, quiet, isTerminal());
    }

    /** @param terminal whether a line can be drawn over; else only steps of ten percent are written */
    Screen(PrintWriter out, boolean quiet, boolean terminal) {
        this.out = out;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    /** From Java 22 on there is a console even where output goes to a file, and a method that tells; before, there is none then. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    void says(String text) {
        if (!quiet) {
            endBar();
            out.println(text);
            out.flush();
        }
    }

    @Override
    public void calling(String operation, Map<String, String> parameters) {
        switch (operation) {
            case "serverVersion" -> {
                records = 0;
                percent = 0;
                printed = -1;
                doing = "";
            }
            case "authenticate" -> doing("Logging in as " + parameters.get("strUserName"));
            case "connectionError" ->
                says("QuickBooks: " + parameters.get("hresult") + " " + parameters.get("message"));
            default -> {}
        }
    }

    @Override
    public void quickBooksWorks(List<String> requests) {
        String what = requests.stream().map(Screen::word).distinct().limit(3).collect(Collectors.joining(", "));
        doing(what + (requests.size() > 3 ? ", ..." : ""));
    }

    private static String word(String request) {
        String name = request.substring(0, request.length() - 2);
        if (!name.endsWith("Query")) {
            return "writing: " + name;
        }
        String kind = name.substring(0, name.length() - 5);
        return WORDS.getOrDefault(kind, kind);
    }

    @Override
    public void quickBooksAnswered(int more, int characters) {
        records += more;
        draw();
    }

    @Override
    public void progress(int newPercent) {
        percent = newPercent;
        draw();
    }

    @Override
    public void failed(String operation, String reason) {
        says(operation + " failed: " + reason);
    }

    @Override
    public void shows(String text) {
        if (!text.isEmpty() && !text.equalsIgnoreCase("OK")) {
            says(text);
        }
    }

    private void doing(String text) {
        doing = text;
        draw();
    }

    private void draw() {
        if (quiet) {
            return;
        }
        int full = BAR * percent / 100;
        String line = "[%s%s] %3d %%  %,d records  %s"
                .formatted("#".repeat(full), ".".repeat(BAR - full), percent, records, doing);
        if (terminal) {
            String fitting = line.substring(0, Math.min(WIDTH, line.length()));
            out.print("\r" + fitting + " ".repeat(WIDTH - fitting.length()));
            printed = percent;
        } else if (percent >= printed + 10 || percent < printed || percent == 100 && printed < 100) {
            out.println(line);
            printed = percent;
        }
        out.flush();
    }

    private void endBar() {
        if (terminal && printed >= 0) {
            out.println();
            printed = -1;
        }
    }

    void waits(Duration wait) {
        says("Next update in " + wait.toSeconds() + " s.");
    }

    /** @param mishaps whether something was to go wrong */
    void ends(UpdateResult result, boolean mishaps) {
        String words = switch (result.outcome()) {
            case COMPLETED -> "Update completed";
            case NO_WORK -> "Nothing to do";
            case INVALID_USER -> "User name or password refused";
            case BUSY -> "The service is busy";
            case POSTPONED -> "The service postponed the update";
            case STOPPED_BY_SERVICE -> "The service stopped the update";
            case VERSION_REFUSED -> "The service refused this Web Connector's version";
            case NO_QUICKBOOKS -> "QuickBooks could not be reached";
            case LOCKED -> "The company file is locked by another computer";
            case FAILED -> "Update failed";
            case DIED -> "The PC died, as asked";
        };
        says(words + (result.code() == 0 ? "" : " (QBWC" + result.code() + ")") + ": "
                + String.format(
                        Locale.ROOT,
                        "%,d records sent, %d written, %d SOAP calls, %,d kB out, %,d kB in, %.1f s.",
                        result.records(),
                        result.writes(),
                        result.soapCalls(),
                        result.bytesSent() / 1_024,
                        result.bytesReceived() / 1_024,
                        result.took().toMillis() / 1_000.0));
        if (result.outcome() == Outcome.NO_WORK) {
            says("The service wanted nothing from QuickBooks this time; soon after an update that is usual."
                    + (mishaps
                            ? " What was to go wrong in QuickBooks had no occasion to: try again in a minute."
                            : ""));
        }
    }
}

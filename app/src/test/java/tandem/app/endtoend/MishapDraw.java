package tandem.app.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tandemsim.companyfile.CompanyFile;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;
import tandemsim.mishap.Mishap.Way;
import tandemsim.mishap.Which;

/** Draws what goes wrong in one update. */
final class MishapDraw {

    private static final List<String> CALLS = List.of(
            "serverVersion",
            "clientVersion",
            "authenticate",
            "sendRequestXML",
            "sendRequestXML",
            "sendRequestXML",
            "receiveResponseXML",
            "receiveResponseXML",
            "receiveResponseXML",
            "receiveResponseXML",
            "getLastError",
            "connectionError",
            "closeConnection");

    private static final List<String> REQUESTS = List.of(
            "HostQueryRq",
            "CompanyQueryRq",
            "CompanyActivityQueryRq",
            "PreferencesQueryRq",
            "DataExtAddRq",
            "DataExtDefAddRq",
            "ListDeletedQueryRq",
            "TxnDeletedQueryRq",
            "AccountQueryRq",
            "StandardTermsQueryRq",
            "DateDrivenTermsQueryRq",
            "ClassQueryRq",
            "CurrencyQueryRq",
            "VendorQueryRq",
            "CustomerQueryRq",
            "ItemQueryRq",
            "BillQueryRq",
            "VendorCreditQueryRq",
            "BillPaymentCheckQueryRq",
            "BillPaymentCreditCardQueryRq");

    private static final List<String> CONNECTING = List.of(
            "0x80040401",
            "0x80040402",
            "0x80040408",
            "0x8004040A",
            "0x80040410",
            "0x80040414",
            "0x80040418",
            "0x8004041A",
            "0x8004041C",
            "0x80040420",
            "0x80040422",
            "0x8004042D",
            "0x80010105",
            "0xDEADBEEF");

    private static final String NOT_READ = "0x80040400";

    private static final List<String> FAILING = List.of(
            NOT_READ,
            "0x80040402",
            "0x8004040B",
            "0x8004040D",
            "0x8004040E",
            "0x8004041C",
            "0x80040421",
            "0x80040422",
            "0x80040438",
            "0x80010105",
            "0xDEADBEEF");

    private static final int LATEST = 6;
    private static final int BEYOND_THE_LIMIT = 1_200_000;

    private MishapDraw() {}

    /**
     * None to two mishaps.
     *
     * @param writes the requests that write; every second mishap strikes one of them
     */
    static List<Mishap> some(Random random, FaultyCompany company, List<String> writes) {
        int count = List.of(0, 0, 1, 1, 1, 1, 2, 2).get(random.nextInt(8));
        return Stream.generate(() -> random.nextBoolean() ? one(random, company) : inWriting(random, company, writes))
                .limit(count)
                .flatMap(List::stream)
                .toList();
    }

    /** Each moment at which a write may get lost, whatever has been sent before it. */
    private static List<Mishap> inWriting(Random random, FaultyCompany company, List<String> writes) {
        var request = pick(random, writes);
        var write = Which.holding(request, 1 + random.nextInt(2));
        int call = 2 + random.nextInt(LATEST - 1);
        return switch (random.nextInt(14)) {
            case 0 -> List.of(new Mishap.LosesResponse(write));
            case 1 -> List.of(new Mishap.ForgetsOutcome(write), new Mishap.LosesResponse(write));
            case 2 -> List.of(new Mishap.ForgetsOutcome(write), new Mishap.CutsResponse(write));
            case 3 -> List.of(new Mishap.CutsResponse(write));
            case 4 -> List.of(new Mishap.RepeatsResponse(write));
            case 5 -> List.of(new Mishap.DelaysResponse(write));
            case 6 -> List.of(Mishap.FailsMessage.crash(write, true));
            case 7 -> List.of(Mishap.FailsMessage.crash(write, false));
            case 8 -> List.of(fails(write, "It failed.", random));
            case 9 -> List.of(new Mishap.DropsCall("sendRequestXML", call, pick(random, List.of(Way.values()))));
            case 10 -> List.of(new Mishap.DropsCall("receiveResponseXML", call, pick(random, List.of(Way.values()))));
            case 11 -> List.of(new Mishap.RefusesQbXml(request, 1));
            default -> List.of(new Mishap.OpenOnScreen(pick(random, company.muchEdited())));
        };
    }

    /** What QuickBooks cannot read it does not execute; of everything else nobody knows. */
    private static Mishap fails(Which which, String message, Random random) {
        var hresult = pick(random, FAILING);
        boolean executed = random.nextBoolean() && !hresult.equals(NOT_READ);
        return new Mishap.FailsMessage(which, hresult, message, executed);
    }

    /** One that strikes an update whether it writes or not. */
    static List<Mishap> one(Random random, FaultyCompany company) {
        return List.of(anywhere(random, company.otherFile()));
    }

    private static Mishap anywhere(Random random, CompanyFile otherFile) {
        return switch (random.nextInt(17)) {
            case 0, 1, 2, 3 ->
                new Mishap.Dies(
                        pick(random, CALLS), 1 + random.nextInt(LATEST), pick(random, List.of(Moment.values())));
            case 4, 5 -> new Mishap.RepeatsCall(pick(random, CALLS), 1 + random.nextInt(LATEST), 1 + random.nextInt(2));
            case 6 -> new Mishap.LosesResponse(1 + random.nextInt(LATEST));
            case 7 -> new Mishap.CutsResponse(1 + random.nextInt(LATEST));
            case 16 ->
                new Mishap.DropsCall(
                        pick(random, CALLS), 1 + random.nextInt(LATEST), pick(random, List.of(Way.values())));
            case 8 -> new Mishap.OtherFileOpen(otherFile);
            case 9 -> new Mishap.QuickBooksClosed();
            case 10 ->
                new Mishap.ConnectionFails(
                        pick(random, CONNECTING), "QuickBooks cannot be reached.", 1 + random.nextInt(3));
            case 11, 12 -> new Mishap.RefusesQbXml(pick(random, REQUESTS), pick(random, List.of(1, 1, 2, 3, 100)));
            case 13 -> fails(Which.message(1 + random.nextInt(LATEST)), "The message failed.", random);
            case 14 ->
                random.nextInt(3) == 0
                        ? new Mishap.PadsResponses(BEYOND_THE_LIMIT)
                        : new Mishap.Slow(Duration.ofMillis(random.nextInt(20)));
            default -> new Mishap.WrongKey();
        };
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

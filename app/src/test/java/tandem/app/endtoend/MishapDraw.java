package tandem.app.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tandemsim.companyfile.CompanyFile;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

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
            "0x80040401", "0x80040402", "0x80040408", "0x8004040A", "0x80040410", "0x80040414", "0x80040418",
            "0x8004041A", "0x8004041C", "0x80040420", "0x80040422", "0x8004042D", "0x80010105", "0xDEADBEEF");

    private static final List<String> FAILING = List.of(
            "0x80040400", "0x80040402", "0x8004040B", "0x8004040D", "0x8004040E", "0x8004041C", "0x80040421",
            "0x80040422", "0x80040438", "0x80010105", "0xDEADBEEF");

    private static final int LATEST = 6;
    private static final int BEYOND_THE_LIMIT = 1_200_000;

    private MishapDraw() {}

    /** None to two mishaps. */
    static List<Mishap> some(Random random, CompanyFile otherFile) {
        int count = List.of(0, 0, 1, 1, 1, 1, 2, 2).get(random.nextInt(8));
        return Stream.generate(() -> one(random, otherFile)).limit(count).toList();
    }

    private static Mishap one(Random random, CompanyFile otherFile) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 ->
                new Mishap.Dies(pick(random, CALLS), 1 + random.nextInt(LATEST), pick(random, List.of(Moment.values())));
            case 4, 5 ->
                new Mishap.RepeatsCall(pick(random, CALLS), 1 + random.nextInt(LATEST), 1 + random.nextInt(2));
            case 6 -> new Mishap.LosesResponse(1 + random.nextInt(LATEST));
            case 7 -> new Mishap.CutsResponse(1 + random.nextInt(LATEST));
            case 8 -> new Mishap.OtherFileOpen(otherFile);
            case 9 -> new Mishap.QuickBooksClosed();
            case 10 ->
                new Mishap.ConnectionFails(
                        pick(random, CONNECTING), "QuickBooks cannot be reached.", 1 + random.nextInt(3));
            case 11, 12 -> new Mishap.RefusesQbXml(pick(random, REQUESTS), pick(random, List.of(1, 1, 2, 3, 100)));
            case 13 ->
                new Mishap.FailsMessage(
                        1 + random.nextInt(LATEST), pick(random, FAILING), "The message failed.", random.nextBoolean());
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

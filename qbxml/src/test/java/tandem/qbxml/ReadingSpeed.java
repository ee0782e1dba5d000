package tandem.qbxml;

import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import tandem.wire.Answer;
import tandem.wire.UnreadableAnswer;

/**
 * Measures how fast bills of four lines are read, in processor time of one thread; no test. Run it with the test class path, for example
 * in an IDE; the arguments are the number of bills in an answer (500) and of rounds (20).
 */
final class ReadingSpeed {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final String HEAD =
            "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<BillQueryRs requestID=\"b-1\""
                    + " statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\">\n";
    private static final String TAIL = "</BillQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n";

    private ReadingSpeed() {}

    public static void main(String[] arguments) throws UnreadableAnswer {
        int bills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        String answer = answer(bills);
        var qbXml = new QbXml();
        var records = new long[1];
        for (int round = 1; round <= rounds; round++) {
            records[0] = 0;
            long start = THREAD.getCurrentThreadCpuTime();
            while (THREAD.getCurrentThreadCpuTime() - start < 500_000_000L) {
                qbXml.read(new StringReader(answer), piece -> records[0] += piece instanceof Answer.Record ? 1 : 0);
            }
            double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %2d: %,8.0f bills/s, %5.1f us each, %,d characters each%n",
                    round,
                    records[0] / seconds,
                    seconds * 1e6 / records[0],
                    answer.length() / bills);
        }
    }

    private static String answer(int bills) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < bills; i++) {
            text.append(BILL.replace("%n", Integer.toString(100_000 + i)));
        }
        return text.append(TAIL).toString();
    }

    private static final String LINE = """
            <ExpenseLineRet>
            <TxnLineID>%l%n-1771950011</TxnLineID>
            <AccountRef>
            <ListID>80000031-1700000004</ListID>
            <FullName>Repairs and Maintenance:Building Repairs</FullName>
            </AccountRef>
            <Amount>250.00</Amount>
            <Memo>Labour and material, unit %n</Memo>
            <ClassRef>
            <ListID>80000002-1700000006</ListID>
            <FullName>North</FullName>
            </ClassRef>
            <BillableStatus>NotBillable</BillableStatus>
            </ExpenseLineRet>
            """;
    private static final String BILL = """
            <BillRet>
            <TxnID>%n-1771950011</TxnID>
            <TimeCreated>2026-02-24T11:20:11-05:00</TimeCreated>
            <TimeModified>2026-03-05T09:02:40-05:00</TimeModified>
            <EditSequence>1772719360</EditSequence>
            <TxnNumber>%n</TxnNumber>
            <VendorRef>
            <ListID>80000017-1700000001</ListID>
            <FullName>Northwind Timber</FullName>
            </VendorRef>
            <APAccountRef>
            <ListID>8000002A-1700000002</ListID>
            <FullName>Accounts Payable</FullName>
            </APAccountRef>
            <TxnDate>2026-02-24</TxnDate>
            <DueDate>2026-03-26</DueDate>
            <AmountDue>1000.00</AmountDue>
            <RefNumber>INV-%n</RefNumber>
            <TermsRef>
            <ListID>80000004-1700000003</ListID>
            <FullName>2% 10 Net 30</FullName>
            </TermsRef>
            <Memo>Fit-out, phase 1</Memo>
            <IsPaid>false</IsPaid>
            <LinkedTxn>
            <TxnID>2001-1772700000</TxnID>
            <TxnType>BillPaymentCheck</TxnType>
            <TxnDate>2026-03-05</TxnDate>
            <RefNumber>ACH000187</RefNumber>
            <LinkType>AMTTYPE</LinkType>
            <Amount>-400.00</Amount>
            </LinkedTxn>
            """ + LINE.replace("%l", "A") + LINE.replace("%l", "B") + LINE.replace("%l", "C")
            + LINE.replace("%l", "D") + """
            <OpenAmount>600.00</OpenAmount>
            </BillRet>
            """;
}

package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.all;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.named;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.record;
import static tandem.qbxml.Conversation.records;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tandem.mirror.Account;
import tandem.mirror.Kind;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

class AccountQueryTest {

    @Test
    void inactive_accounts_are_asked_for_too_and_the_banks_number_is_not() {
        assertThat(asked(all(Kind.ACCOUNT))).isEqualTo(flat("""
                <AccountQueryRq requestID="q-1">
                <ActiveStatus>All</ActiveStatus>
                <IncludeRetElement>ListID</IncludeRetElement>
                <IncludeRetElement>TimeCreated</IncludeRetElement>
                <IncludeRetElement>TimeModified</IncludeRetElement>
                <IncludeRetElement>EditSequence</IncludeRetElement>
                <IncludeRetElement>Name</IncludeRetElement>
                <IncludeRetElement>FullName</IncludeRetElement>
                <IncludeRetElement>IsActive</IncludeRetElement>
                <IncludeRetElement>ParentRef</IncludeRetElement>
                <IncludeRetElement>AccountType</IncludeRetElement>
                <IncludeRetElement>AccountNumber</IncludeRetElement>
                <IncludeRetElement>Balance</IncludeRetElement>
                <IncludeRetElement>CurrencyRef</IncludeRetElement>
                </AccountQueryRq>"""));
    }

    @Test
    void changed_accounts_are_asked_for_by_quickbooks_clock_without_offset_and_fraction() {
        var since = new Selection.ChangedSince(LocalDateTime.of(2026, 3, 8, 1, 55, 0, 999_999_999));

        assertThat(asked(records(Kind.ACCOUNT, since)))
                .startsWith("<AccountQueryRq requestID=\"q-1\"><ActiveStatus>All</ActiveStatus>"
                        + "<FromModifiedDate>2026-03-08T01:55:00</FromModifiedDate><IncludeRetElement>");
    }

    @Test
    void accounts_of_payables_are_asked_for_by_their_type() {
        assertThat(asked(records(Kind.ACCOUNT, new Selection.Payables())))
                .startsWith("<AccountQueryRq requestID=\"q-1\"><ActiveStatus>All</ActiveStatus>"
                        + "<AccountType>AccountsPayable</AccountType><IncludeRetElement>");
    }

    @Test
    void nothing_but_accounts_is_asked_for_by_its_type() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(records(Kind.VENDOR, new Selection.Payables())))
                .withMessage("only accounts have a type");
    }

    @Test
    void named_accounts_are_asked_for_without_any_filter() {
        assertThat(asked(records(Kind.ACCOUNT, named("80000020-1700000008", "80000021-1700000008"))))
                .startsWith("<AccountQueryRq requestID=\"q-1\"><ListID>80000020-1700000008</ListID>"
                        + "<ListID>80000021-1700000008</ListID><IncludeRetElement>");
    }

    @Test
    void an_answer_that_could_be_cut_without_a_way_to_the_rest_is_not_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(paged(Kind.ACCOUNT, new Selection.Everything(), 100, new Page.First())));
    }

    @Test
    void an_account_is_read_without_the_banks_number() {
        assertThat(record(heardIn("AccountQueryRs", """
                <AccountRet><ListID>80000020-1700000008</ListID><TimeCreated>2020-01-02T03:04:05-05:00</TimeCreated>
                <TimeModified>2026-07-21T11:37:00-05:00</TimeModified><EditSequence>1772719360</EditSequence>
                <Name>Checking</Name><FullName>Bank:Checking</FullName><IsActive>true</IsActive>
                <ParentRef><ListID>80000019-1700000008</ListID><FullName>Bank</FullName></ParentRef><Sublevel>1</Sublevel>
                <AccountType>Bank</AccountType><AccountNumber>1010</AccountNumber><BankNumber>55512345</BankNumber>
                <Balance>-12.50</Balance><TotalBalance>7.00</TotalBalance>
                <CurrencyRef><FullName>US Dollar</FullName></CurrencyRef></AccountRet>""")))
                .isEqualTo(new Account(
                        "80000020-1700000008",
                        new Version(
                                LocalDateTime.of(2020, 1, 2, 3, 4, 5),
                                LocalDateTime.of(2026, 7, 21, 11, 37),
                                "2026-07-21T11:37:00-05:00",
                                "1772719360"),
                        "Checking",
                        "Bank:Checking",
                        true,
                        new Ref("80000019-1700000008", "Bank"),
                        "Bank",
                        "1010",
                        new Ref(null, "US Dollar"),
                        new BigDecimal("-12.50")));
    }

    @Test
    void a_type_that_is_not_known_here_is_kept() {
        var account = (Account) record(heardIn("AccountQueryRs", """
                <AccountRet><ListID>1</ListID><TimeModified>2026-07-21T11:37:00-05:00</TimeModified>
                <EditSequence>1</EditSequence><AccountType>CryptoWallet</AccountType></AccountRet>"""));

        assertThat(account.accountType()).isEqualTo("CryptoWallet");
        assertThat(account.isActive()).isNull();
        assertThat(account.parent()).isNull();
    }
}

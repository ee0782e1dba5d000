package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.written;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.wire.QbXmlVersion;
import tandem.wire.Write;
import tandem.wire.Write.LineChange;
import tandem.wire.Write.LineContent.Expense;
import tandem.wire.Write.LineContent.ItemLine;
import tandem.wire.Write.VendorField;

/** Every write, in every version and with any text, either is one that the schema allows or is not rendered at all. */
class EveryWriteTest {
    private static final UUID GUID = UUID.fromString("0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 24);
    private static final Set<String> TEXTS = Set.of(
            "CompanyName",
            "Addr1",
            "Addr2",
            "Addr3",
            "Addr4",
            "Addr5",
            "City",
            "State",
            "PostalCode",
            "Country",
            "Phone",
            "AltPhone",
            "Fax",
            "Email",
            "Contact",
            "NameOnCheck",
            "AccountNumber",
            "Name",
            "RefNumber",
            "Memo",
            "Desc");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void each_in_every_version() {
        for (int major = 8; major <= 13; major++) {
            var version = new QbXmlVersion(major, 0);
            for (Write write : with("text", major >= 11 ? "8-9" : null)) {
                assertThat(written(write, version)).matches("[\\x20-\\x7e]+");
            }
        }
    }

    @Test
    void each_with_every_hostile_text() {
        for (String text : HostileTexts.ALL) {
            with(text, "8-9").forEach(write -> renderedWithoutLoss(write, text, "of the list"));
        }
    }

    @Test
    void each_with_random_hostile_texts() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String text = HostileTexts.random(random);
            String told = "seed %d, round %d".formatted(seed, round);
            with(text, "8-9").forEach(write -> renderedWithoutLoss(write, text, told));
        }
    }

    /** Whoever reads the request finds the text as it is to be stored, in each field; fields without one are empty. */
    @Test
    void each_field_says_its_text_and_nothing_else() {
        for (String text : HostileTexts.ALL) {
            String stored = WireText.of(text).text().strip();
            for (Write write : with(text, "8-9")) {
                if (rendered(write) instanceof String request
                        && textsIn(request) instanceof List<String> said
                        && !said.isEmpty()) {
                    assertThat(said).as("%s", write).contains(stored).isSubsetOf(stored, "");
                }
            }
        }
    }

    /** An edit sequence is QuickBooks' own: it goes back as it came, or the record that brought it was not QuickBooks'. */
    @Test
    void each_edit_sequence_goes_back_as_it_came_or_not_at_all() {
        var random = new Random(7);
        var all = new ArrayList<>(HostileTexts.ALL);
        all.addAll(List.of("&<>\"']]>", "1772719360", "!~"));
        for (int i = 0; i < 300; i++) {
            all.add(HostileTexts.random(random));
        }
        for (String text : all) {
            var vendor = new Write.ChangeVendor("8-1", text, Map.of(VendorField.PHONE, "1"), null);
            var bill = new Write.ChangeBill("8-1", text, null, null, "1", null, null, null, null, null);
            for (Write write : List.of(vendor, bill)) {
                if (text.matches("[!-~]{1,16}")) {
                    assertThat(Conversation.elements(written(write), "EditSequence"::equals))
                            .containsExactly(text);
                } else {
                    assertThat(rendered(write)).as(text).isNull();
                }
            }
        }
    }

    /** A field has one longest text; the longest one goes, and one that is a character longer is refused rather than cut. */
    @ParameterizedTest
    @MethodSource("longest")
    void each_field_takes_its_longest_text_and_none_that_is_longer(
            String element, int longest, Function<String, Write> write) {
        for (String character : List.of("x", "&", "<", "\u00e9", "]")) {
            assertThat(textsIn(written(write.apply(character.repeat(longest)))))
                    .as(element)
                    .contains(character.repeat(longest));
            assertThat(rendered(write.apply(character.repeat(longest + 1))))
                    .as(element)
                    .isNull();
        }
    }

    static Stream<Arguments> longest() {
        return Stream.of(
                vendor("CompanyName", 41, VendorField.COMPANY_NAME),
                vendor("Phone", 21, VendorField.PHONE),
                vendor("AltPhone", 21, VendorField.ALT_PHONE),
                vendor("Fax", 21, VendorField.FAX),
                vendor("Email", 1023, VendorField.EMAIL),
                vendor("Contact", 41, VendorField.CONTACT),
                vendor("NameOnCheck", 41, VendorField.PRINT_ON_CHECK_AS),
                vendor("AccountNumber", 99, VendorField.ACCOUNT_NUMBER),
                address("Addr1", 41, text -> new Address(text, null, null, null, null, null, null, null, null)),
                address("Addr5", 41, text -> new Address(null, null, null, null, text, null, null, null, null)),
                address("City", 31, text -> new Address(null, null, null, null, null, text, null, null, null)),
                address("State", 21, text -> new Address(null, null, null, null, null, null, text, null, null)),
                address("PostalCode", 13, text -> new Address(null, null, null, null, null, null, null, text, null)),
                address("Country", 31, text -> new Address(null, null, null, null, null, null, null, null, text)),
                field("Name of standard terms", 31, text -> new Write.AddStandardTerms(text, 30, null, null)),
                field("Name of date-driven terms", 31, text -> new Write.AddDateDrivenTerms(text, 5, null, null, null)),
                field("RefNumber of a new bill", 20, text -> bill(text, null)),
                field("Memo and Desc of a new bill", 4095, text -> bill(null, text)),
                field("RefNumber of a bill", 20, text -> changedBill(text, null, null)),
                field("Memo of a bill", 4095, text -> changedBill(null, text, null)),
                field("Memo of a line", 4095, text -> changedBill(null, null, text)),
                field("RefNumber of a check", 11, text -> payment(Kind.BILL_PAYMENT_CHECK, text, null, null)),
                field("Memo of a check", 4095, text -> payment(Kind.BILL_PAYMENT_CHECK, null, text, null)),
                field(
                        "RefNumber of a card payment",
                        11,
                        text -> payment(Kind.BILL_PAYMENT_CREDIT_CARD, text, null, null)),
                field(
                        "Memo of a card payment",
                        4095,
                        text -> payment(Kind.BILL_PAYMENT_CREDIT_CARD, null, text, null)));
    }

    private static Arguments vendor(String element, int longest, VendorField field) {
        return field(element, longest, text -> new Write.ChangeVendor("8-1", "1", Map.of(field, text), null));
    }

    private static Arguments address(String element, int longest, Function<String, Address> address) {
        return field(element, longest, text -> new Write.ChangeVendor("8-1", "1", Map.of(), address.apply(text)));
    }

    private static Arguments field(String element, int longest, Function<String, Write> write) {
        return Arguments.of(element, longest, write);
    }

    private static Write changedBill(@Nullable String number, @Nullable String memo, @Nullable String lineMemo) {
        return new Write.ChangeBill(
                "1-1",
                "1",
                null,
                null,
                number,
                null,
                memo,
                null,
                lineMemo == null ? null : List.of(new LineChange.Changed<>("1-2", expense(lineMemo))),
                null);
    }

    /** No identity is taken for one that QuickBooks could not have given, and none can break out of its element. */
    @Test
    void an_identity_is_rendered_as_it_is_or_refused() {
        for (String text : HostileTexts.ALL) {
            for (Write write : identified(text)) {
                if (rendered(write) instanceof String request) {
                    assertThat(text).as("%s", write).matches("[!-~]{1,36}");
                    assertThat(valuesIn(request)).as("%s", write).contains(text);
                }
            }
        }
    }

    private static List<Write> identified(String id) {
        var line = new Expense(id, CENT, null, null, null, null);
        return List.of(
                new Write.ChangeVendor(id, "1", Map.of(VendorField.PHONE, "1"), null),
                new Write.AddBill(GUID, id, "8-2", DAY, DAY, null, null, null, null, List.of(expense(null)), List.of()),
                new Write.AddBill(GUID, "8-1", id, DAY, DAY, null, null, null, null, List.of(expense(null)), List.of()),
                new Write.AddBill(GUID, "8-1", "8-2", DAY, DAY, null, null, null, null, List.of(line), List.of()),
                new Write.ChangeBill(id, "1", null, null, "1", null, null, null, null, null),
                new Write.VoidPayment(Kind.BILL_PAYMENT_CHECK, id),
                new Write.VoidPayment(Kind.BILL_PAYMENT_CREDIT_CARD, id),
                new Write.AddPayment(
                        Kind.BILL_PAYMENT_CHECK,
                        GUID,
                        "8-1",
                        "8-2",
                        DAY,
                        "8-3",
                        null,
                        false,
                        null,
                        null,
                        List.of(new Write.Application(id, CENT, List.of(), null, null, null))));
    }

    /** What people typed, in the order of the request; the schema has judged the other values. */
    private static List<String> textsIn(String request) {
        return Conversation.elements(request, TEXTS::contains);
    }

    private static List<String> valuesIn(String request) {
        return Conversation.elements(request, name -> true);
    }

    /** Nothing: it is refused. */
    private static @Nullable String rendered(Write write) {
        try {
            return written(write);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    /** Either refused, or ASCII that the schema allows and that holds no question mark but those that were typed. */
    private static void renderedWithoutLoss(Write write, String text, String told) {
        String request;
        try {
            request = written(write);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).as(told).hasMessageMatching("(?s).*(cannot hold|too many|have a name).*");
            return;
        }
        assertThat(request).as(told).matches("[\\t\\n\\x20-\\x7e]+");
        if (!text.contains("?")) {
            assertThat(request).as(told).doesNotContain("?");
        }
    }

    private static List<Write> with(String text, @Nullable String discountClass) {
        var writes = new ArrayList<Write>();
        Map<VendorField, String> changes = new EnumMap<>(VendorField.class);
        for (VendorField field : VendorField.values()) {
            changes.put(field, text);
            writes.add(new Write.ChangeVendor("8-1", "1", Map.of(field, text), null));
        }
        writes.add(new Write.ChangeVendor("8-1", "1", changes, null));
        writes.add(new Write.ChangeVendor(
                "8-1", "1", Map.of(), new Address(text, text, text, text, text, text, text, text, text)));
        writes.add(new Write.ChangeVendor(
                "8-1", "1", Map.of(), new Address(text, null, null, null, null, null, null, null, null)));
        writes.add(new Write.AddStandardTerms(text, 30, 10, BigDecimal.TWO));
        writes.add(new Write.AddDateDrivenTerms(text, 31, 0, 31, new BigDecimal("100.00000")));
        writes.add(bill(null, text));
        writes.add(bill(text, null));
        writes.addAll(changesOfBills(text));
        for (Kind kind : List.of(Kind.BILL_PAYMENT_CHECK, Kind.BILL_PAYMENT_CREDIT_CARD)) {
            writes.add(payment(kind, null, text, discountClass));
            writes.add(payment(kind, text, null, discountClass));
            writes.add(new Write.VoidPayment(kind, "2001-1772700000"));
        }
        return writes;
    }

    private static List<Write> changesOfBills(String text) {
        var expenses = List.<LineChange<Expense>>of(
                new LineChange.Kept<>("1-1"),
                new LineChange.Changed<>("1-2", expense(text)),
                new LineChange.Added<>(expense(text)));
        var items = List.<LineChange<ItemLine>>of(
                new LineChange.KeptGroup<>("1-3"),
                new LineChange.Changed<>("1-4", item(text)),
                new LineChange.Added<>(item(text)));
        return List.of(
                new Write.ChangeBill("1-1", "1", DAY, DAY, null, "8-2", text, CENT, expenses, items),
                new Write.ChangeBill("1-1", "1", null, null, text, "", null, null, List.of(), items),
                new Write.ChangeBill("1-1", "1", null, null, null, null, text, null, expenses, List.of()));
    }

    private static Write bill(@Nullable String number, @Nullable String text) {
        return new Write.AddBill(
                GUID,
                "8-1",
                "8-2",
                DAY,
                DAY,
                number,
                "8-3",
                text,
                CENT,
                List.of(expense(text), expense(null)),
                List.of(item(text), item(null)));
    }

    private static Expense expense(@Nullable String text) {
        return new Expense("8-4", CENT.negate(), text, "8-5", "8-6", true);
    }

    private static ItemLine item(@Nullable String text) {
        return new ItemLine("8-7", text, CENT, CENT, CENT, "8-5", "8-6", false);
    }

    private static Write payment(
            Kind kind, @Nullable String number, @Nullable String text, @Nullable String discountClass) {
        return new Write.AddPayment(
                kind,
                GUID,
                "8-1",
                "8-2",
                DAY,
                "8-3",
                number,
                false,
                text,
                CENT,
                List.of(new Write.Application(
                        "1-1", CENT, List.of(new Write.Credit("1-2", CENT)), CENT, "8-8", discountClass)));
    }
}

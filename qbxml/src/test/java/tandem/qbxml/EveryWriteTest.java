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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

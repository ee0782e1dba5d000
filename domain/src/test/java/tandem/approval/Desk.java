package tandem.approval;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;

/** Bills and rules by name: {@code bill("Acme", "100.00", "Rent/Shop")} has a line on the account Rent with the class Shop. */
final class Desk {

    private Desk() {}

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable UUID maybe(@Nullable String name) {
        return name == null || name.isEmpty() ? null : id(name);
    }

    /** A bill whose first line has the whole amount; each line is {@code account/class}, and either may be left out. */
    static BillContent bill(@Nullable String vendor, String gross, String... lines) {
        var expenses = new ArrayList<ExpenseLine>();
        for (var line : lines.length == 0 ? new String[] {"/"} : lines) {
            var coding = line.split("/", -1);
            expenses.add(new ExpenseLine(
                    null,
                    maybe(coding[0]),
                    expenses.isEmpty() ? new BigDecimal(gross) : BigDecimal.ZERO,
                    null,
                    maybe(coding[1]),
                    null,
                    false));
        }
        return new BillContent(maybe(vendor), null, null, null, null, null, null, null, expenses, List.of());
    }

    /** A bill of one item with this class. */
    static BillContent billOfAnItem(String vendor, String gross, String listClass) {
        var amount = new BigDecimal(gross);
        return new BillContent(
                id(vendor),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new ItemLine(
                        null, id("Desk lamp"), BigDecimal.ONE, amount, amount, null, id(listClass), null, false)));
    }

    static ApprovalRule rule(Level level, String subject, String approver) {
        return new ApprovalRule(level, id(subject), approver, false, 1, null, true);
    }

    static ApprovalRule prioritized(String vendor, String approver) {
        return new ApprovalRule(Level.VENDOR, id(vendor), approver, true, 1, null, true);
    }

    static ApprovalRule inTier(int tier, @Nullable String threshold, boolean all, String vendor, String approver) {
        return new ApprovalRule(
                Level.VENDOR,
                id(vendor),
                approver,
                false,
                tier,
                threshold == null ? null : new BigDecimal(threshold),
                all);
    }

    static ApprovalSettings settings(Strategy strategy, Level... order) {
        return new ApprovalSettings(strategy, Arrays.asList(order), Set.of(), false);
    }
}

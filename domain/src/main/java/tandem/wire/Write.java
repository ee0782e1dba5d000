package tandem.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Kind;

/**
 * One thing that QuickBooks is to carry out, complete with QuickBooks' identities. Texts are those that people typed; what
 * QuickBooks cannot store has been refused before, so that nothing is changed or cut on the way.
 */
public sealed interface Write {

    /** A field of a vendor that is kept on both sides. */
    enum VendorField {
        COMPANY_NAME(41),
        PHONE(21),
        ALT_PHONE(21),
        FAX(21),
        EMAIL(1023),
        CONTACT(41),
        PRINT_ON_CHECK_AS(41),
        ACCOUNT_NUMBER(99);

        private final TextField field;

        VendorField(int longest) {
            this.field = new TextField(TextField.Characters.EXACT, longest);
        }

        /** What texts go there. */
        public TextField field() {
            return field;
        }
    }

    /**
     * Changes fields of a vendor and leaves all others alone.
     *
     * @param changes the new texts; an empty one clears
     * @param address the whole address as it is to be, an absent part being cleared; absent altogether: it is not touched
     */
    record ChangeVendor(
            String listId,
            String editSequence,
            Map<VendorField, String> changes,
            @Nullable Address address) implements Write {
        /** Copies the changes. */
        public ChangeVendor {
            changes = Map.copyOf(changes);
        }
    }

    /**
     * Adds terms whose dates are counted in days from the bill's date.
     *
     * @param discountPercent 0 to 100
     */
    record AddStandardTerms(
            String name,
            @Nullable Integer dueDays,
            @Nullable Integer discountDays,
            @Nullable BigDecimal discountPercent)
            implements Write {}

    /**
     * Adds terms whose dates are days of a month.
     *
     * @param discountPercent 0 to 100
     */
    record AddDateDrivenTerms(
            String name,
            int dayOfMonthDue,
            @Nullable Integer dueNextMonthDays,
            @Nullable Integer discountDayOfMonth,
            @Nullable BigDecimal discountPercent)
            implements Write {}

    /**
     * What a line of a bill says, whichever kind it is. Amounts are in the bill's currency and may be negative. {@code billable}
     * goes with a job only; where it is absent, QuickBooks decides. In a line that is changed, what is absent is not touched,
     * and an empty memo, description, job or class clears.
     */
    sealed interface LineContent {

        /** A line that names an account. */
        record Expense(
                String accountListId,
                BigDecimal amount,
                @Nullable String memo,
                @Nullable String jobListId,
                @Nullable String classListId,
                @Nullable Boolean billable)
                implements LineContent {}

        /** A line that names an item. */
        record ItemLine(
                String itemListId,
                @Nullable String description,
                BigDecimal quantity,
                @Nullable BigDecimal cost,
                BigDecimal amount,
                @Nullable String jobListId,
                @Nullable String classListId,
                @Nullable Boolean billable)
                implements LineContent {}
    }

    /**
     * Adds a bill.
     *
     * @param externalGuid ours, to know it by
     * @param exchangeRate home units for one unit of the vendor's currency; absent: QuickBooks' own
     * @param expenseLines in their order; in QuickBooks they come before the item lines
     */
    record AddBill(
            UUID externalGuid,
            String vendorListId,
            String apAccountListId,
            LocalDate date,
            LocalDate dueDate,
            @Nullable String refNumber,
            @Nullable String termsListId,
            @Nullable String memo,
            @Nullable BigDecimal exchangeRate,
            List<LineContent.Expense> expenseLines,
            List<LineContent.ItemLine> itemLines)
            implements Write {
        /** Copies the lines. */
        public AddBill {
            expenseLines = List.copyOf(expenseLines);
            itemLines = List.copyOf(itemLines);
        }
    }

    /** What becomes of one line. */
    sealed interface LineChange<C extends LineContent> {

        /** It stays exactly as it is. */
        record Kept<C extends LineContent>(String txnLineId) implements LineChange<C> {}

        /** It says something else now. */
        record Changed<C extends LineContent>(String txnLineId, C content) implements LineChange<C> {}

        /** It is new. */
        record Added<C extends LineContent>(C content) implements LineChange<C> {}

        /** A group of item lines, which stays exactly as it is. */
        record KeptGroup<C extends LineContent>(String txnLineId) implements LineChange<C> {}
    }

    /**
     * Changes a bill. What is absent is not touched; an empty text, id of terms or list clears. Not both lists can be empty.
     *
     * @param expenseLines every line that is to remain, in the order in which QuickBooks keeps them, new ones last; a line that
     *     is not among them goes
     * @param itemLines likewise
     */
    record ChangeBill(
            String txnId,
            String editSequence,
            @Nullable LocalDate date,
            @Nullable LocalDate dueDate,
            @Nullable String refNumber,
            @Nullable String termsListId,
            @Nullable String memo,
            @Nullable BigDecimal exchangeRate,
            @Nullable List<LineChange<LineContent.Expense>> expenseLines,
            @Nullable List<LineChange<LineContent.ItemLine>> itemLines)
            implements Write {
        /** Copies the lines. */
        public ChangeBill {
            expenseLines = expenseLines == null ? null : List.copyOf(expenseLines);
            itemLines = itemLines == null ? null : List.copyOf(itemLines);
        }
    }

    /**
     * What a payment does to one bill. At least one of payment, credits and discount is there.
     *
     * @param payment money that leaves the account
     * @param discountAccountListId where the discount is posted
     */
    record Application(
            String billTxnId,
            @Nullable BigDecimal payment,
            List<Credit> credits,
            @Nullable BigDecimal discount,
            @Nullable String discountAccountListId,
            @Nullable String discountClassListId) {
        /** Copies the credits. */
        public Application {
            credits = List.copyOf(credits);
        }
    }

    /** A vendor credit that is set against a bill. */
    record Credit(String creditTxnId, BigDecimal amount) {}

    /**
     * Records a payment of bills of one vendor and one payables account.
     *
     * @param kind {@link Kind#BILL_PAYMENT_CHECK} or {@link Kind#BILL_PAYMENT_CREDIT_CARD}
     * @param externalGuid ours, to know it by
     * @param accountListId the bank or credit card account
     * @param refNumber at most 11 characters; a check without one is recorded without a number and not printed
     */
    record AddPayment(
            Kind kind,
            UUID externalGuid,
            String vendorListId,
            String apAccountListId,
            LocalDate date,
            String accountListId,
            @Nullable String refNumber,
            boolean toBePrinted,
            @Nullable String memo,
            @Nullable BigDecimal exchangeRate,
            List<Application> applications)
            implements Write {
        /** Copies the applications, and refuses what QuickBooks would refuse as a whole. */
        public AddPayment {
            applications = List.copyOf(applications);
            refuseUnlessPayment(kind);
            if (toBePrinted && (refNumber != null || kind != Kind.BILL_PAYMENT_CHECK)) {
                throw new IllegalArgumentException("only a check without a number is to be printed");
            }
        }
    }

    /**
     * Voids a payment: its amounts become zero and its bills open again.
     *
     * @param kind {@link Kind#BILL_PAYMENT_CHECK} or {@link Kind#BILL_PAYMENT_CREDIT_CARD}
     */
    record VoidPayment(Kind kind, String txnId) implements Write {
        /** Refuses what is no payment. */
        public VoidPayment {
            refuseUnlessPayment(kind);
        }
    }

    private static void refuseUnlessPayment(Kind kind) {
        if (kind != Kind.BILL_PAYMENT_CHECK && kind != Kind.BILL_PAYMENT_CREDIT_CARD) {
            throw new IllegalArgumentException("no payment is a " + kind);
        }
    }
}

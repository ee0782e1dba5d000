package tandem.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;

/** A piece of what QuickBooks answered, in the order in which it came. */
public sealed interface Answer {

    /**
     * What QuickBooks says about the stored outcome of a message set. Comes before everything else, in answers to sets that
     * have an id.
     *
     * @param messageSetId the id, where QuickBooks echoed it
     * @param statusCode 0: the outcome is stored, and what follows is that of the set, also when the set was sent or asked for
     *     again. 9001: another set was stored under the id, and this one was not carried out. Anything else, 600 and 9002
     *     above all, proves neither that the set was carried out nor that it was not
     */
    record SetOutcome(@Nullable String messageSetId, int statusCode) implements Answer {}

    /**
     * Opens the answer to one question; the pieces up to the next opening belong to it.
     *
     * @param name the answer's name on the wire, such as {@code VendorQueryRs}
     * @param requestId the id that was sent with the question, where QuickBooks echoed it
     * @param remaining how many records the iterator still has; absent without an iterator
     */
    record Opening(
            String name,
            @Nullable String requestId,
            Status status,
            @Nullable Integer remaining,
            @Nullable String iteratorId)
            implements Answer {}

    /**
     * A record of the mirror, as a query finds it or as a write has left it. What a write leaves does not tell its links and
     * applications; an addition or change of a bill tells all lines.
     */
    record Record(QuickBooksRecord record) implements Answer {}

    /**
     * A record that cannot be understood, because a field that every record has is missing or an amount cannot be read
     * exactly. The others are not affected.
     */
    record UnreadableRecord(String element, @Nullable String id, String reason) implements Answer {}

    /**
     * A transaction was voided.
     *
     * @param timeModified its new time; the new version must be read
     */
    record Voided(Kind kind, String txnId, @Nullable LocalDateTime timeModified) implements Answer {}

    /**
     * A write was carried out and saved, but QuickBooks could not deliver the record that came of it. It must be read.
     *
     * @param id its ListID or TxnID; the owner's id where it was a mark
     * @param externalGuid ours, where the record has it
     */
    record Recovered(
            String id,
            @Nullable String editSequence,
            @Nullable UUID externalGuid) implements Answer {}

    /** One bill of the list of open bills. */
    record OpenBill(
            String txnId,
            String editSequence,
            @Nullable BigDecimal amountDue,
            @Nullable BigDecimal openAmount,
            @Nullable Boolean isPaid)
            implements Answer {}

    /**
     * A record in outline.
     *
     * @param id its ListID or TxnID
     * @param amount what it is about, of transactions
     * @param openAmount what is open of it, of bills and credits
     * @param isPaid of bills
     */
    record Outline(
            String id,
            String editSequence,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal openAmount,
            @Nullable Boolean isPaid)
            implements Answer {}

    /** How many records the answer is about. */
    record Counted(int records) implements Answer {}

    /** A list entry or transaction that was deleted in QuickBooks. */
    record Deleted(Kind kind, String id, LocalDateTime timeDeleted) implements Answer {}

    /**
     * Which QuickBooks it is.
     *
     * @param productName such as {@code QuickBooks Enterprise Solutions 24.0}
     * @param country {@code US}, {@code CA}, {@code UK}, {@code AU}
     * @param supportedVersions as sent, also those that cannot be used
     * @param multiUser absent where QuickBooks did not say
     */
    record Host(
            @Nullable String productName,
            @Nullable String majorVersion,
            @Nullable String country,
            List<String> supportedVersions,
            @Nullable Boolean isAutomaticLogin,
            @Nullable Boolean multiUser)
            implements Answer {}

    /**
     * Which company file it is.
     *
     * @param einTail the last four characters of the tax identity, where it was asked for and sent; never more
     * @param marks the private marks in the file
     */
    record Company(
            boolean isSampleCompany,
            @Nullable String companyName,
            @Nullable String legalName,
            @Nullable Address address,
            @Nullable String fiscalYearStart,
            @Nullable String einTail,
            List<Mark> marks)
            implements Answer {}

    /** A private mark in the company file. {@code owner} is absent where QuickBooks did not send it. */
    record Mark(@Nullable UUID owner, String name, String value) {}

    /** The times as QuickBooks sent them; they are compared and never calculated with. */
    record Activity(
            @Nullable String lastRestoreTime, @Nullable String lastCondenseTime) implements Answer {}

    /**
     * The preferences that the hub goes by.
     *
     * @param closingDate last closed day, absent when the books are open
     * @param homeCurrencyName as in the currency list, such as {@code US Dollar}
     */
    record Preferences(
            @Nullable LocalDate closingDate,
            boolean multiCurrency,
            @Nullable String homeCurrencyName,
            boolean usesClasses,
            boolean requiresAccounts,
            @Nullable String defaultDiscountAccountId,
            @Nullable Integer daysBillsAreDue,
            @Nullable Boolean personalDataAllowed,
            @Nullable Boolean automaticLoginAllowed)
            implements Answer {}
}

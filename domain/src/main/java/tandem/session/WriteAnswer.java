package tandem.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.wire.Answer;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.Status;
import tandem.wire.UnreadableAnswer;

/**
 * What QuickBooks says about one request. Such an answer is small, so it is read as a whole before anything is made of it.
 *
 * @param setStatus how QuickBooks took the question for a stored outcome; absent where it said nothing about it
 * @param statuses of each answer in the set, in their order
 * @param records all records that came
 * @param savedAs the ListID or TxnID of what was written, where it was said in another way than by a record
 * @param unreadable why a record among them could not be read
 */
record WriteAnswer(
        @Nullable Integer setStatus,
        List<Status> statuses,
        List<QuickBooksRecord> records,
        @Nullable String savedAs,
        @Nullable Kind savedKind,
        @Nullable String unreadable) {

    static WriteAnswer read(QuickBooksLanguage language, ResponseText text) throws UnreadableAnswer {
        var reading = new Reading();
        text.read(language, reading::take);
        return reading.answer();
    }

    /** The status of the one thing that was to be carried out; absent: there is none. */
    @Nullable
    Status status() {
        return statuses.isEmpty() ? null : statuses.getFirst();
    }

    /** The identity of the record that was written, where one was. */
    @Nullable
    String writtenId() {
        return records.isEmpty() ? savedAs : records.getFirst().id();
    }

    private static final class Reading {
        private final List<Status> statuses = new ArrayList<>();
        private final List<QuickBooksRecord> records = new ArrayList<>();
        private @Nullable Integer setStatus;
        private @Nullable String savedAs;
        private @Nullable Kind savedKind;
        private @Nullable String unreadable;

        void take(Answer piece) {
            switch (piece) {
                case Answer.SetOutcome outcome -> setStatus = outcome.statusCode();
                case Answer.Opening opening -> statuses.add(opening.status());
                case Answer.Record record -> records.add(record.record());
                case Answer.Voided voided -> {
                    savedAs = voided.txnId();
                    savedKind = voided.kind();
                }
                case Answer.Recovered recovered -> savedAs = recovered.id();
                case Answer.UnreadableRecord record -> {
                    unreadable = record.reason();
                    savedAs = record.id();
                }
                case Answer.OpenBill b -> {}
                case Answer.Outline o -> {}
                case Answer.Counted c -> {}
                case Answer.Deleted d -> {}
                case Answer.Host h -> {}
                case Answer.Company c -> {}
                case Answer.Activity a -> {}
                case Answer.Preferences p -> {}
            }
        }

        WriteAnswer answer() {
            return new WriteAnswer(
                    setStatus, List.copyOf(statuses), List.copyOf(records), savedAs, savedKind, unreadable);
        }
    }
}

package tandem.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.wire.Question;
import tandem.wire.Write;

/**
 * Knows how errands of one operation become QuickBooks' business: what is to be sent now, how to look up whether it has been
 * carried out, and what the records found say about that. Changes nothing in the mirror.
 */
public interface Courier {

    /** Whose errands it knows. */
    Operation operation();

    /** How people call what the errand is about, at the start of a sentence: {@code The bill "A-1" of Acme}. */
    String name(CompanyId company, Errand errand);

    /** What is to be sent, as things stand. */
    Dispatch dispatch(CompanyId company, Errand errand);

    /** The ListID or TxnID of the record that it changes; empty where it makes one. */
    Optional<String> record(CompanyId company, Errand errand);

    /** What to ask in order to find out whether an errand whose answer was lost has been carried out; never nothing. */
    List<Question> lookUp(CompanyId company, Errand errand);

    /**
     * What the answers to {@link #lookUp} say. All of them have come, and none was cut.
     *
     * @param found every record in them
     */
    Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found);

    /**
     * QuickBooks has it. A record that began on this side is tied to QuickBooks' here.
     *
     * @param quickBooksId the ListID or TxnID of the record
     */
    default void arrived(CompanyId company, Errand errand, String quickBooksId) {}

    /**
     * Records that QuickBooks has moved by carrying it out, though its answer need not name them: they are read again.
     *
     * @return their ListIDs and TxnIDs
     */
    default Map<Kind, Set<String>> moves(CompanyId company, Errand errand) {
        return Map.of();
    }

    /**
     * The records that QuickBooks shows after it has carried out an errand, with what only the errand knows of them: a field
     * that was emptied is left out of the answer, and what is left out is no news by itself.
     */
    default List<QuickBooksRecord> understood(Errand errand, List<QuickBooksRecord> shown) {
        return shown;
    }

    /** What is to be done about an errand whose turn it is. */
    sealed interface Dispatch {

        /**
         * It goes out.
         *
         * @param notice what the person should know of it when it is done
         */
        record Go(Write write, @Nullable Failure notice) implements Dispatch {}

        /**
         * Everything is already as it is to be.
         *
         * @param quickBooksId of the record
         */
        record AlreadySo(String quickBooksId) implements Dispatch {}

        /** It cannot go out. */
        record Refused(Failure why) implements Dispatch {}
    }

    /** Whether an errand has been carried out. */
    sealed interface Finding {

        /**
         * It has.
         *
         * @param quickBooksId of the record that came of it
         * @param notice what the person should know of it besides
         */
        record CarriedOut(String quickBooksId, @Nullable Failure notice) implements Finding {

            /** There is nothing else to know. */
            public CarriedOut(String quickBooksId) {
                this(quickBooksId, null);
            }
        }

        /** It certainly has not. */
        record NotCarriedOut() implements Finding {}

        /**
         * Nobody can tell.
         *
         * @param what was found, for the person who has to decide
         * @param advice what he should do
         */
        record Unclear(String what, String advice) implements Finding {

            /** It makes a record, which is there or not. */
            public Unclear(String what) {
                this(
                        what,
                        "Look for it in QuickBooks. If it is there, cancel this request; if it is not, re-queue it: it is looked up"
                                + " once more before it is sent.");
            }
        }
    }
}

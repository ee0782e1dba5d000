package tandem.app.endtoend;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import tandemsim.companyfile.Truth;

/** One kind of write that the other product makes: draws one, sends it by REST, and knows what has to come of it. */
interface WriteDraw {

    /** The requests of qbXML that carry such a write. */
    List<String> requests();

    /** Sends one, if there is anything that it could be about; empty: the hub has not accepted it. */
    Optional<Accepted> draw(FaultyCompany company, Random random);

    /** A write that the hub has accepted. */
    interface Accepted {

        /** The id of the request that carries it. */
        String request();

        /** Whether this message tells QuickBooks to carry it out; no message carries two. */
        boolean isIn(String message);

        /** What would be wrong if QuickBooks carried the message out in a file that is as this one is now. */
        default List<String> wrongIfCarriedOut(String message, Truth file) {
            return List.of();
        }

        /** What is wrong with the file right after QuickBooks has carried the message out. */
        default List<String> wrongInFile(String message, Truth file) {
            return List.of();
        }

        /**
         * What is wrong with what became of it.
         *
         * @param told whether the person is told something about it
         * @param carriedOut the message by which QuickBooks has carried it out
         */
        List<String> wrongOnceDone(boolean told, String carriedOut, Truth file);

        /** What is wrong if it is said to be done, and QuickBooks was never told. */
        default List<String> wrongUntold(Truth file) {
            return List.of(request() + " is said to be done, and QuickBooks was never told");
        }
    }
}

package tandemsim.connector;

import java.util.List;
import java.util.Map;

/** Hears what an update does while it runs. Called on the thread of the update. */
public interface UpdateListener {

    /** Hears nothing. */
    UpdateListener SILENT = new UpdateListener() {};

    /** A call goes out, with its whole content. */
    default void calling(String operation, Map<String, String> parameters) {}

    /** A call came back, with its whole content. */
    default void answered(String operation, List<String> answer) {}

    /** A call failed. */
    default void failed(String operation, String reason) {}

    /** QuickBooks works on these requests. */
    default void quickBooksWorks(List<String> requests) {}

    /** QuickBooks has carried out a request of this message that changed vendors, terms, bills or payments. */
    default void quickBooksWrote(String message) {}

    /** QuickBooks is done with a message. */
    default void quickBooksAnswered(int records, int characters) {}

    /** The service reported how far it is. */
    default void progress(int percent) {}

    /** The user reads this. */
    default void shows(String text) {}
}

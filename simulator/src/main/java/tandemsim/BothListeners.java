package tandemsim;

import java.util.List;
import java.util.Map;
import tandemsim.connector.UpdateListener;

/** Tells two listeners everything. */
record BothListeners(UpdateListener first, UpdateListener second) implements UpdateListener {

    @Override
    public void calling(String operation, Map<String, String> parameters) {
        first.calling(operation, parameters);
        second.calling(operation, parameters);
    }

    @Override
    public void answered(String operation, List<String> answer) {
        first.answered(operation, answer);
        second.answered(operation, answer);
    }

    @Override
    public void failed(String operation, String reason) {
        first.failed(operation, reason);
        second.failed(operation, reason);
    }

    @Override
    public void quickBooksWorks(List<String> requests) {
        first.quickBooksWorks(requests);
        second.quickBooksWorks(requests);
    }

    @Override
    public void quickBooksWrote(String message) {
        first.quickBooksWrote(message);
        second.quickBooksWrote(message);
    }

    @Override
    public void quickBooksAnswered(int records, int characters) {
        first.quickBooksAnswered(records, characters);
        second.quickBooksAnswered(records, characters);
    }

    @Override
    public void progress(int percent) {
        first.progress(percent);
        second.progress(percent);
    }

    @Override
    public void shows(String text) {
        first.shows(text);
        second.shows(text);
    }
}

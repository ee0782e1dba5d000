package tandembench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of some figures; of an even number of them the mean of the two in the middle. */
final class Median {

    private Median() {}

    static double of(List<Double> figures) {
        return of(figures, figure -> figure);
    }

    static <T> double of(List<T> some, ToDoubleFunction<T> figure) {
        double[] sorted = some.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

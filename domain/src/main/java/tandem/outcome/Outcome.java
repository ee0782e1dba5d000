package tandem.outcome;

import java.util.function.Function;

/**
 * What became of an attempt. A refusal is an expected answer; nothing has been changed then.
 *
 * @param <T> what is there when it is done
 * @param <R> why it is refused
 */
public sealed interface Outcome<T, R> {

    /** It is done. */
    record Done<T, R>(T value) implements Outcome<T, R> {}

    /** It is refused. */
    record Refused<T, R>(R why) implements Outcome<T, R> {}

    static <T, R> Outcome<T, R> done(T value) {
        return new Done<>(value);
    }

    static <T, R> Outcome<T, R> refused(R why) {
        return new Refused<>(why);
    }

    /** The value, or the refusal as an exception of the caller's own kind. */
    default <X extends RuntimeException> T orElseThrow(Function<? super R, X> exception) {
        return switch (this) {
            case Done<T, R> done -> done.value();
            case Refused<T, R> refused -> throw exception.apply(refused.why());
        };
    }
}

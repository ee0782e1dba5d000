package tandem.api.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tandem.api.http.Pause;

/** Lets no time pass, but something happen instead. */
public final class CountedPause implements Pause {

    private static final Consumer<Duration> NOTHING = time -> {};
    private final AtomicReference<Consumer<Duration>> meanwhile = new AtomicReference<>(NOTHING);

    /** From now on this happens whenever time is to pass. */
    public void meanwhile(Consumer<Duration> happening) {
        meanwhile.set(happening);
    }

    /** Nothing happens any more. */
    public void quiet() {
        meanwhile.set(NOTHING);
    }

    @Override
    public void pass(Duration time) {
        meanwhile.get().accept(time);
    }
}

package tandembench;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Who is next: companies take turns, and none has two at once. */
final class Turns {

    private final BlockingQueue<Poller.Turn> waiting;

    Turns(List<Poller.Turn> all) {
        this.waiting = new LinkedBlockingQueue<>(all);
    }

    Poller.Turn take() throws InterruptedException {
        return waiting.take();
    }

    void giveBack(Poller.Turn turn) {
        waiting.add(turn);
    }
}

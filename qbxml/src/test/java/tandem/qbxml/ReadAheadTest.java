package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tandem.wire.Answer;
import tandem.wire.UnreadableAnswer;

@Timeout(60)
class ReadAheadTest {

    private static Answer piece(int number) {
        return new Answer.UnreadableRecord("BillRet", String.valueOf(number), "");
    }

    private static List<Answer> pieces(int count) {
        return IntStream.range(0, count).mapToObj(ReadAheadTest::piece).toList();
    }

    @Test
    void handsOutEveryPieceInItsOrderInTheCallingThread() throws UnreadableAnswer {
        for (int count : new int[] {0, 1, 24, 25, 26, 5000}) {
            var taken = new ArrayList<Answer>();
            var threads = new ArrayList<Thread>();

            read(taker -> pieces(count).forEach(taker), piece -> {
                taken.add(piece);
                threads.add(Thread.currentThread());
            });

            assertThat(taken).isEqualTo(pieces(count));
            assertThat(threads).allMatch(Thread.currentThread()::equals);
        }
    }

    @Test
    void tellsWhatTheReadingBrokeOffWithAfterThePiecesBeforeIt() {
        var taken = new ArrayList<Answer>();
        var failure = new UnreadableAnswer("it breaks off");

        assertThatThrownBy(() -> read(
                        taker -> {
                            pieces(30).forEach(taker);
                            throw failure;
                        },
                        taken::add))
                .isSameAs(failure);

        assertThat(taken).isEqualTo(pieces(30));
    }

    @Test
    void tellsBreakdownsOfTheReadingAsTheyAre() {
        for (Throwable failure : List.of(new IllegalStateException("broken"), new StackOverflowError("too deep"))) {
            assertThatThrownBy(() -> read(taker -> throwUnchecked(failure), piece -> {}))
                    .isSameAs(failure);
        }
    }

    @Test
    void endsTheReadingBeforeItPassesOnWhatTheTakerThrew() {
        var handed = new AtomicInteger();
        var over = new AtomicReference<Boolean>(false);
        var failure = new IllegalStateException("the database is away");

        assertThatThrownBy(() -> read(
                        taker -> {
                            try {
                                while (true) {
                                    taker.accept(piece(handed.incrementAndGet()));
                                }
                            } finally {
                                over.set(true);
                            }
                        },
                        piece -> {
                            throw failure;
                        }))
                .isSameAs(failure);

        assertThat(over.get()).isTrue();
        assertThat(handed.get()).as("it does not run far ahead").isLessThan(1000);
    }

    @Test
    void readsWhileEarlierPiecesAreBeingTaken() throws UnreadableAnswer {
        var furtherRead = new CountDownLatch(1);
        var sawIt = new AtomicReference<Boolean>(false);

        read(
                taker -> {
                    pieces(50).forEach(taker);
                    furtherRead.countDown();
                },
                piece -> {
                    try {
                        sawIt.set(furtherRead.await(30, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThat(sawIt.get()).isTrue();
    }

    @Test
    void stopsWhenTheCallingThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> read(taker -> pieces(5000).forEach(taker), piece -> {}))
                .isInstanceOf(IllegalStateException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void read(ReadAhead.Reading reading, Consumer<Answer> pieces) throws UnreadableAnswer {
        try (var ahead = ReadAhead.begin(reading)) {
            ahead.handOut(pieces);
        }
    }

    @Test
    void readsBeforeAnybodyTakesAPieceAndEndsWhenItIsClosedWithoutThat() throws InterruptedException {
        var handed = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var over = new AtomicReference<Boolean>(false);
        try (var ahead = ReadAhead.begin(taker -> {
            try {
                while (true) {
                    taker.accept(piece(handed.incrementAndGet()));
                    begun.countDown();
                }
            } finally {
                over.set(true);
            }
        })) {
            assertThat(ahead).isNotNull();
            begun.await();
        }

        assertThat(over.get()).isTrue();
        assertThat(handed.get()).as("it does not run far ahead").isLessThan(1000);
    }

    private static void throwUnchecked(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(failure);
        }
    }
}

package tandem.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tandem.mirror.Kind;

/** The marks of one company, with those that moved in this call. */
public final class ReadMarks {

    private static final double DAYS_TAKEN_FOR_ALL = 1826;
    private static final List<String> SUBJECTS = allSubjects();

    private final Supplier<? extends Collection<ReadMark>> stored;
    private final Map<String, ReadMark> marks = new LinkedHashMap<>();
    private final Set<String> moved = new LinkedHashSet<>();

    /** The stored marks; subjects without one have not been read. */
    public ReadMarks(Collection<ReadMark> stored) {
        this(() -> stored);
    }

    /** The stored marks, which are asked for when they are needed, once; subjects without one have not been read. */
    public ReadMarks(Supplier<? extends Collection<ReadMark>> stored) {
        this.stored = stored;
    }

    private Map<String, ReadMark> marks() {
        if (marks.isEmpty()) {
            SUBJECTS.forEach(subject -> marks.put(subject, ReadMark.unread(subject)));
            stored.get().forEach(mark -> marks.put(mark.subject(), mark));
        }
        return marks;
    }

    /** Everything that has a mark: what was deleted first, then the kinds in reading order. */
    public static List<String> subjects() {
        return SUBJECTS;
    }

    /** The mark of a kind. */
    public ReadMark of(Kind kind) {
        return of(kind.word());
    }

    /**
     * The mark of a subject.
     *
     * @throws IllegalArgumentException if it is none
     */
    public ReadMark of(String subject) {
        var mark = marks().get(subject);
        if (mark == null) {
            throw new IllegalArgumentException("nothing of this name is read: " + subject);
        }
        return mark;
    }

    /** The marks of the kinds, in reading order. */
    public Stream<ReadMark> ofKinds() {
        return Stream.of(Kind.values()).map(this::of);
    }

    /** Whether all that work depends on is in; payments are history. A kind that is set aside holds nothing up. */
    public boolean isInitialDone(Instant now) {
        return ofKinds()
                .filter(mark -> !mark.subject().startsWith("bill_payment"))
                .allMatch(mark -> mark.initialDone() || mark.isSetAside(now));
    }

    /** Whether everything is in, history too. A kind that is set aside, or whose history is, holds nothing up. */
    public boolean isComplete(Instant now) {
        return ofKinds().allMatch(mark -> mark.complete() || mark.isLeftOutOfLoad(now));
    }

    /**
     * How much of the file is in, 0 to 100. Bills weigh as much as four other kinds; of a history whose beginning nobody
     * knows, five years are taken for the whole.
     */
    public int percent(LocalDate today) {
        double share =
                ofKinds().mapToDouble(mark -> weight(mark) * share(mark, today)).sum();
        return (int) Math.floor(
                100 * share / ofKinds().mapToDouble(ReadMarks::weight).sum());
    }

    private static double weight(ReadMark mark) {
        return mark.subject().equals(Kind.BILL.word()) ? 4 : 1;
    }

    private static double share(ReadMark mark, LocalDate today) {
        if (mark.complete()) {
            return 1;
        }
        double past = mark.historyBefore() == null
                ? 0
                : Math.min(0.95, ChronoUnit.DAYS.between(mark.historyBefore(), today) / DAYS_TAKEN_FOR_ALL);
        return mark.initialDone() ? 0.2 + 0.8 * Math.max(0, past) : 0.2 * Math.max(0, past);
    }

    /** A mark has moved. */
    public void move(ReadMark mark) {
        if (!mark.equals(marks().put(mark.subject(), mark))) {
            moved.add(mark.subject());
        }
    }

    /** The marks that moved. */
    public List<ReadMark> moved() {
        return moved.stream().map(this::of).toList();
    }

    private static List<String> allSubjects() {
        var subjects = new ArrayList<String>();
        subjects.add(ReadMark.DELETED_ENTRIES);
        subjects.add(ReadMark.DELETED_TRANSACTIONS);
        Stream.of(Kind.values()).map(Kind::word).forEach(subjects::add);
        return List.copyOf(subjects);
    }
}

package tandembench;

/** Stands for QuickBooks: what it answers to a message of the hub. */
@FunctionalInterface
interface Answers {
    String to(String question);
}

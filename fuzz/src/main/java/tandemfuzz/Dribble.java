package tandemfuzz;

import java.io.Reader;

/** Hands out a text in small pieces of changing size, as a network does. */
final class Dribble extends Reader {

    private final String text;
    private int position;
    private int turn;

    Dribble(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (position == text.length()) {
            return -1;
        }
        turn = turn * 5 + 3 & 7;
        int most = text.length() > 10_000 ? 700 + turn : 1 + turn;
        int count = Math.min(Math.min(most, length), text.length() - position);
        text.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    @Override
    public void close() {}
}

package tandemsim.companyfile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import tandemsim.companyfile.books.Books;

/** An older state of a company file. */
public final class Backup {

    private final byte[] content;

    Backup(byte[] content) {
        this.content = content;
    }

    /** A state that was stored as a simulated company file. */
    public static Backup load(Path storedAt) throws IOException {
        return new Backup(pack(BooksReader.read(storedAt)));
    }

    static byte[] pack(Books books) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BooksWriter.write(books, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The books as they were; nobody has anything of them open in a window. */
    Books unpack() {
        try {
            Books books = BooksReader.read(new ByteArrayInputStream(content));
            books.onScreen.clear();
            return books;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

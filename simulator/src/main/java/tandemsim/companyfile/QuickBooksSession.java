package tandemsim.companyfile;

import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.qbxml.Iterators;
import tandemsim.companyfile.qbxml.Login;
import tandemsim.companyfile.qbxml.MessageProcessor;
import tandemsim.companyfile.qbxml.MessageRefused;

/** A session of one application with one company file; iterators live no longer than it. */
public final class QuickBooksSession {

    private final CompanyFile file;
    private final Login login;
    private final @Nullable StandIn standIn;
    private final Iterators iterators = new Iterators();

    /** @param standIn answers in the file's place; absent: nobody does */
    QuickBooksSession(CompanyFile file, Login login, @Nullable StandIn standIn) {
        this.file = file;
        this.login = login;
        this.standIn = standIn;
    }

    public CompanyFile file() {
        return file;
    }

    /**
     * @throws MessageRefused when QuickBooks refuses the message as a whole: then nothing of it has run
     */
    public MessageProcessor.Processed process(String message) {
        return process(message, MessageProcessor.Memory.KEEPS);
    }

    /**
     * @param memory whether the outcome can be stored under the message's ID
     * @throws MessageRefused when QuickBooks refuses the message as a whole: then nothing of it has run
     */
    public MessageProcessor.Processed process(String message, MessageProcessor.Memory memory) {
        if (standIn != null) {
            return standIn.answer(message, asked -> file.process(asked, login, iterators, memory));
        }
        return file.process(message, login, iterators, memory);
    }
}

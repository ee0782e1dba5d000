package tandemfuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** What the hub logs as an error. It catches whatever goes wrong inside and answers in good order, so its log is what tells. */
final class LoggedErrors extends AppenderBase<ILoggingEvent> {

    private final Queue<ILoggingEvent> errors = new ConcurrentLinkedQueue<>();

    private LoggedErrors() {}

    /** From now on errors are kept, and nothing else is logged. */
    static LoggedErrors listen() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var listener = new LoggedErrors();
        listener.setContext(context);
        listener.start();
        Logger all = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        context.getLoggerList().forEach(logger -> logger.setLevel(Level.ERROR));
        all.detachAndStopAllAppenders();
        all.addAppender(listener);
        LogManager.getLogManager().reset();
        return listener;
    }

    @Override
    protected void append(ILoggingEvent event) {
        errors.add(event);
    }

    /** Fails where an error was logged since the last time. */
    void expectNone() {
        ILoggingEvent first = errors.poll();
        errors.clear();
        if (first != null) {
            var error = new AssertionError("logged as an error: " + first.getFormattedMessage());
            if (first.getThrowableProxy() instanceof ThrowableProxy thrown) {
                error.initCause(thrown.getThrowable());
            }
            throw error;
        }
    }
}

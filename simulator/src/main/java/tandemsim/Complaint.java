package tandemsim;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what is wrong in one line, where a stack trace would help nobody. */
final class Complaint {

    /** Wrong options or values. */
    static final int WRONG_USE = 2;

    /** A file that cannot be read or written. */
    static final int NO_FILE = 1;

    private Complaint() {}

    static void handle(CommandLine line) {
        line.setParameterExceptionHandler((exception, arguments) -> misused(exception));
        line.setExecutionExceptionHandler((exception, command, result) -> failed(exception, command));
    }

    private static int misused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        say(command, String.valueOf(exception.getMessage()));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, command.getErr());
        }
        say(command, "See: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USE;
    }

    private static int failed(Exception exception, CommandLine command) throws Exception {
        return switch (exception) {
            case IllegalArgumentException wrong -> wrongUse(command, wrong);
            case DateTimeException wrong -> wrongUse(command, wrong);
            case ArithmeticException wrong -> wrongUse(command, wrong);
            case IOException broken -> {
                say(command, words(broken));
                yield NO_FILE;
            }
            default -> throw exception;
        };
    }

    private static int wrongUse(CommandLine command, RuntimeException exception) {
        say(command, String.valueOf(exception.getMessage()));
        return WRONG_USE;
    }

    private static String words(IOException exception) {
        String message = String.valueOf(exception.getMessage());
        return switch (exception) {
            case NoSuchFileException none -> "There is no file " + message + ".";
            case FileNotFoundException none -> "There is no file " + message + ".";
            case FileAlreadyExistsException there -> "The file " + message + " is there already.";
            case CharacterCodingException binary -> "The .qwc file is no text.";
            case AccessDeniedException denied -> "The file " + message + " may not be read or written.";
            default -> "A file could not be read or written: " + message;
        };
    }

    private static void say(CommandLine command, String text) {
        command.getErr().println(text);
        command.getErr().flush();
    }
}

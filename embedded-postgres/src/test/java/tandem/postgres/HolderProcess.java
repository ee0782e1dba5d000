package tandem.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link Holder} in a process of its own. */
record HolderProcess(Process process, long serverPid) {

    static HolderProcess start(Path... directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName()));
        for (Path argument : directory) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("server ")) {
                return new HolderProcess(process, Long.parseLong(line.substring(7)));
            }
        }
        throw new IOException("the holder ended before its server was up");
    }

    /** Ends it as a power cut or an impatient operator would: nothing in it gets a word. */
    void killByForce() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

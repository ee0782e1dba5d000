package tandem.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.app.HubClassPath;

/** The demo is what a newcomer sees first: it has to work from beginning to end. */
class DemoTest {

    @TempDir
    Path temp;

    @Test
    void the_demo_reads_a_whole_file_writes_into_it_and_ends_by_itself() throws Exception {
        Path output = temp.resolve("output.txt");
        Process demo = demo(output, "--simulator", simulator().toString(), "--profile", "small", "--once");

        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();

        String told = Files.readString(output);
        assertThat(demo.exitValue()).as(told).isZero();
        assertThat(told)
                .contains("confirms it in your place")
                .contains("The whole file is in PostgreSQL now")
                .contains("It took 1 exchange(s) with QuickBooks and ended: completed.")
                .contains("6 SOAP calls")
                .contains(
                        "the bill DEMO-1: succeeded", "the edit of the vendor: succeeded", "the check 90001: succeeded")
                .contains(
                        "the bill DEMO-1: paid, 0.00 open", "the void: succeeded", "the bill DEMO-1: open, 350.01 open")
                .contains("the bill DEMO-3: sent", "the bill DEMO-3: succeeded")
                .contains("This hub ends now")
                .contains("curl -s")
                .doesNotContain("WARN")
                .doesNotContain("ERROR");
        assertThat(temp.resolve("tmp")).as("nothing stays behind").isEmptyDirectory();
    }

    @Test
    void an_option_that_it_does_not_know_is_answered_with_those_it_knows() throws Exception {
        Path output = temp.resolve("output.txt");
        Process demo = demo(output, "--fast");

        assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(demo.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output)).contains("--profile small|typical|large");
    }

    private Process demo(Path output, String... arguments) throws IOException {
        Path temporary = Files.createDirectory(temp.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                HubClassPath.asShipped(),
                "tandem.Tandem",
                "demo"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SPRING_DATASOURCE_URL", "jdbc:postgresql://books.example.com/of-somebody");
        return builder.start();
    }

    /** A runnable jar that only points at the classes of this build. */
    private Path simulator() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "tandemsim.Simulate");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(HubClassPath.asShipped().split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = temp.resolve("simulator.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}

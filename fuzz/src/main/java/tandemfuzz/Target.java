package tandemfuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One door that inputs are thrown at.
 *
 * @param fuzzer the class that takes one input after the other
 * @param seeds folders of inputs to begin with, from the module on
 * @param words the file with words that inputs may hold
 * @param longest how many bytes an input may have
 * @param heap how much memory is enough whatever comes
 * @param watched the classes whose branches tell Jazzer that an input is new
 */
record Target(
        String name, Class<?> fuzzer, List<String> seeds, String words, int longest, String heap, String watched) {

    private static final String XML = "xml.dict";
    private static final String OURS = "tandem.**";
    private static final String OURS_AND_THE_PARSER = OURS + ":com.ctc.wstx.**";
    private static final String ANSWERS = "../qbxml/src/test/resources/tandem/qbxml";

    static final List<Target> ALL = List.of(
            new Target(
                    "soap",
                    SoapTarget.class,
                    List.of("seeds/soap", "../qbwc-endpoint/src/test/resources/envelopes"),
                    XML,
                    16_384,
                    "512m",
                    OURS_AND_THE_PARSER),
            new Target(
                    "answer",
                    AnswerTarget.class,
                    List.of("seeds/answer", ANSWERS),
                    XML,
                    16_384,
                    "512m",
                    OURS_AND_THE_PARSER),
            new Target("mask", MaskTarget.class, List.of("seeds/answer", ANSWERS), XML, 8_192, "512m", OURS),
            new Target("tolerant", TolerantTarget.class, List.of(), XML, 4_096, "512m", OURS),
            new Target("qwc", QwcTarget.class, List.of(), XML, 1_024, "512m", OURS),
            new Target(
                    "rest",
                    RestTarget.class,
                    List.of("seeds/rest", "target/seeds/rest"),
                    "json.dict",
                    8_192,
                    "1g",
                    OURS));

    /** The target of that name; with "all", all of them. */
    static List<Target> named(String name) {
        return name.equals("all")
                ? ALL
                : ALL.stream().filter(target -> target.name().equals(name)).toList();
    }

    /**
     * The command of a run: Jazzer's driver, with the inputs that earlier runs kept.
     *
     * @param directory of this target; gets the inputs that are kept, and what is found
     */
    List<String> command(Path home, Path directory, int seconds) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-XX:-OmitStackTraceInFastThrow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtandem.fuzz.home=" + home,
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + fuzzer.getName(),
                "--instrumentation_includes=" + watched,
                // two of Jazzer's guides break what they guide: patterns become slow, and parsers fail
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks"
                        + ":com.code_intelligence.jazzer.sanitizers.XmlParserSsrfGuidance",
                // the libraries start faster without, and the driver of the database is no valid class with it
                "--custom_hook_excludes=org.**",
                "--keep_going=20",
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/found-",
                "-dict=" + home.resolve("words").resolve(words),
                "-max_len=" + longest,
                "-max_total_time=" + seconds,
                "-timeout=30",
                "-print_final_stats=1",
                Files.createDirectories(directory.resolve("corpus")).toString()));
        seeds.forEach(seed -> command.add(home.resolve(seed).normalize().toString()));
        return command;
    }

    /** Ours, which may be told from another folder than the one that the run is in. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}

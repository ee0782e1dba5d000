package tandem.app.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the person asked for.
 *
 * @param simulator the simulator's runnable jar
 * @param profile the size of the company file, as the simulator names it
 * @param seed from which the company file is made
 * @param once whether the demo ends by itself
 */
record DemoOptions(Path simulator, String profile, long seed, boolean once) {

    static final String USAGE = """
            ./tandem demo [--profile small|typical|large] [--seed N] [--once]

              --profile  the size of the company file; default: typical
              --seed     another number makes another company file; default: 1
              --once     ends after the tour; without it the hub keeps running until Ctrl-C""";

    /** Empty when the arguments make no sense, or when help was asked for. */
    static Optional<DemoOptions> parse(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        DemoOptions options = new DemoOptions(Path.of("simulator-runnable.jar"), "typical", 1, false);
        while (!left.isEmpty()) {
            String option = left.pop();
            if (option.equals("--once")) {
                options = new DemoOptions(options.simulator, options.profile, options.seed, true);
                continue;
            }
            String value = left.poll();
            if (value == null) {
                return Optional.empty();
            }
            switch (option) {
                case "--simulator" ->
                    options = new DemoOptions(Path.of(value), options.profile, options.seed, options.once);
                case "--profile" -> options = new DemoOptions(options.simulator, value, options.seed, options.once);
                case "--seed" -> {
                    if (!value.matches("\\d{1,18}")) {
                        return Optional.empty();
                    }
                    options = new DemoOptions(options.simulator, options.profile, Long.parseLong(value), options.once);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return List.of("small", "typical", "large").contains(options.profile) ? Optional.of(options) : Optional.empty();
    }
}

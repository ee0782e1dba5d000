package tandembench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was said on the command line. */
record Settings(Path hub, String wanted, Map<String, String> values) {

    static Settings of(List<String> arguments) {
        var values = new HashMap<String, String>();
        Path hub = Path.of("app", "target", "tandem.jar");
        String wanted = "";
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            if (argument.equals("--hub")) {
                hub = Path.of(arguments.get(++i));
            } else if (equals > 0) {
                values.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                wanted = argument;
            }
        }
        return new Settings(hub, wanted, Map.copyOf(values));
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, String.valueOf(otherwise)));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    List<Integer> numbers(String name, String otherwise) {
        return Stream.of(text(name, otherwise).split(",")).map(Integer::valueOf).toList();
    }

    /** Further options of the hub's JVM. */
    List<String> javaOptions() {
        return Stream.of(text("options", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
    }
}

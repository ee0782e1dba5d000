package tandembench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Measures the hub from outside: the delivered jar in a process of its own, called over HTTP. {@code --hub} names the jar;
 * what is to be measured follows, and settings of the form {@code name=value}.
 */
public final class Bench {

    private static final String USAGE = """
            ./tandem bench ingest|first-load|heap|reconcile|load|scale|partitions|soak|all [setting=value ...]
              ingest      bills through the whole SOAP path against a bare program: rounds=5 bills=3000 sizes=100,300,1000
              first-load  a whole company file with the simulator: profile=typical scale=1
              heap        one response of many megabytes in a small heap: megabytes=64 heaps=512,256
              reconcile   the comparison of the two sides over many bills, and a window of the file: bills=100000,1000000 rounds=5
              load        companies that poll, against a bare server: companies=10,1000 at-once=1,4,16,64 seconds=10
                          rounds=3 warmup=60 busy=16
              scale       what a company takes, and what looks at all companies as they become many: companies=100,10000
                          rounds=5 seconds=10 warmup=20 size=0.02 profile=typical profile-size=0.2
              partitions  tables in parts by company against whole ones: parts=16 companies=1000 rounds=5 seconds=5 warmup=30
                          loads=3 load-size=0.1 plans=force_generic_plan, or auto as PostgreSQL does by itself
              soak        mixed load for a long time, and what a leak would let grow: minutes=60 companies=300 rate=20 busy=4
                          busy-rate=1; not one of "all"
            Settings of all: options="-XX:..." for the hub's JVM
            """;

    private Bench() {}

    /** Measures and prints; the exit code is 0 where everything could be measured. */
    @SuppressWarnings("SystemOut") // its output is its purpose
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(List.of(arguments));
        Path hub = settings.hub();
        Map<String, Measurement> all = Map.of(
                "scale",
                new Scale(),
                "partitions",
                new Partitions(),
                "ingest",
                new Ingest(),
                "first-load",
                new FirstLoad(),
                "heap",
                new Heap(),
                "reconcile",
                new Reconcile(),
                "load",
                new Load(),
                "soak",
                new Soak());
        List<String> wanted = settings.wanted().equals("all")
                ? List.of("ingest", "first-load", "heap", "reconcile", "load", "scale", "partitions")
                : List.of(settings.wanted());
        if (!all.keySet().containsAll(wanted)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.out.println(Machine.description());
        for (String name : wanted) {
            System.out.println();
            all.getOrDefault(name, (jar, none) -> {}).run(hub, settings);
        }
    }

    /** One kind of measurement. */
    interface Measurement {
        void run(Path hub, Settings settings) throws Exception;
    }
}

package tandembench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.SoapCall;
import tandemsim.connector.UpdateResult;

/** The first load of a whole company file, from the simulator in this process. */
@SuppressWarnings("SystemOut") // its output is its purpose
final class FirstLoad implements Bench.Measurement {

    @Override
    public void run(Path jar, Settings settings) throws Exception {
        Profile profile = Profile.named(settings.text("profile", "typical"))
                .scaled(Double.parseDouble(settings.text("scale", "1")));
        try (Hub hub = Hub.start(jar, settings.javaOptions())) {
            Customer customer = Customer.at(hub, profile);
            int bills = customer.quickBooks().openFile() == null
                    ? 0
                    : customer.quickBooks().openFile().truth().bills().size();
            System.out.println(Machine.format("first-load: profile %s, %,d bills", profile.name(), bills));
            try (var database = hub.connect()) {
                long size = Database.size(database);
                long logged = Database.logged(database);
                UpdateResult load = measured(hub, "the whole file", customer);
                print(load);
                System.out.println(Machine.format(
                        "%-25s the database grew by %,d MiB and wrote %,d MiB of log; the hub's process had %,d MiB at most",
                        "what it took",
                        (Database.size(database) - size) >> 20,
                        (Database.logged(database) - logged) >> 20,
                        Machine.mostMemory(hub.process())));
            }
            measured(hub, "the first cycle after it", customer);
            measured(hub, "a quiet cycle", customer);
        }
    }

    private static UpdateResult measured(Hub hub, String what, Customer customer) {
        Duration own = Machine.processorTime(hub.process());
        Duration database = Machine.processorTimeOfTree(hub.database());
        Duration simulator = Machine.processorTime(ProcessHandle.current());
        UpdateResult result = customer.updates();
        Duration hubs = Machine.processorTime(hub.process()).minus(own);
        Duration databases = Machine.processorTimeOfTree(hub.database()).minus(database);
        Duration inHub = result.calls().stream().map(SoapCall::took).reduce(Duration.ZERO, Duration::plus);
        System.out.println(Machine.format(
                "%-25s %,7d records in %6.1f s, %,d SOAP calls, %.1f MB; in calls to the hub %.1f s (%.0f%%); processor: hub %.1f s,"
                        + " database %.1f s, simulator %.1f s",
                what,
                result.records(),
                seconds(result.took()),
                result.soapCalls(),
                result.bytesSent() / 1e6,
                seconds(inHub),
                100 * seconds(inHub) / seconds(result.took()),
                seconds(hubs),
                seconds(databases),
                seconds(Machine.processorTime(ProcessHandle.current()).minus(simulator))));
        return result;
    }

    private static void print(UpdateResult load) {
        load.calls("receiveResponseXML").stream()
                .max(Comparator.comparing(SoapCall::took))
                .ifPresent(call -> System.out.println(Machine.format(
                        "%-25s %.2f s for %,d bytes", "the longest call", seconds(call.took()), call.sent())));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

package tandem.request;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The courier of each operation. */
public final class Couriers {

    private final Map<Operation, Courier> byOperation = new EnumMap<>(Operation.class);

    /** Refuses two for the same operation. */
    public Couriers(Collection<? extends Courier> couriers) {
        for (var courier : couriers) {
            if (byOperation.put(courier.operation(), courier) != null) {
                throw new IllegalArgumentException("two couriers for " + courier.operation());
            }
        }
    }

    /** The courier of a request. */
    public Courier of(Request request) {
        var courier = byOperation.get(request.errand().operation());
        if (courier == null) {
            throw new IllegalStateException("nobody carries " + request.errand().operation());
        }
        return courier;
    }
}

package tandemsim.connector;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tandemsim.mishap.Mishap;

/** Makes the calls of one update and keeps the record of them. */
final class SoapClient implements AutoCloseable {

    private final URI address;
    private final DotNetHttp http;
    private final Fate fate;
    private final UpdateListener listener;
    private final List<SoapCall> calls = new ArrayList<>();

    SoapClient(URI address, ConnectorSettings settings, Fate fate, UpdateListener listener) {
        this.address = address;
        this.http = new DotNetHttp(settings);
        this.fate = fate;
        this.listener = listener;
    }

    List<SoapCall> calls() {
        return List.copyOf(calls);
    }

    /**
     * @param pairs names and values of the parameters, in the order of the contract
     * @throws SoapFault when the call fails, whatever the reason
     * @throws Fate.Died when the PC dies at this call
     */
    String call(String operation, String... pairs) throws SoapFault, Fate.Died {
        return exchange(operation, false, pairs).getFirst();
    }

    List<String> callForStrings(String operation, String... pairs) throws SoapFault, Fate.Died {
        return exchange(operation, true, pairs);
    }

    private List<String> exchange(String operation, boolean array, String... pairs) throws SoapFault, Fate.Died {
        int occurrence = fate.count(operation);
        if (fate.dies(operation, occurrence, Mishap.Moment.BEFORE_SENDING)) {
            throw new Fate.Died();
        }
        Map<String, String> parameters = parameters(pairs);
        byte[] body = Soap.call(operation, parameters);
        listener.calling(operation, parameters);
        if (fate.dies(operation, occurrence, Mishap.Moment.BEFORE_ANSWER)) {
            die(operation, parameters, body);
        }
        if (fate.drops(operation, occurrence, Mishap.Way.THERE)) {
            throw failed(
                    operation, Instant.now(), parameters, "Unable to connect to the remote server", body.length, 0);
        }
        if (fate.drops(operation, occurrence, Mishap.Way.BACK)) {
            throw unheard(operation, parameters, body);
        }
        List<String> answer = once(operation, array, parameters, body);
        for (int i = fate.repeats(operation, occurrence); i > 0; i--) {
            answer = once(operation, array, parameters, body);
        }
        if (fate.dies(operation, occurrence, Mishap.Moment.AFTER_ANSWER)) {
            throw new Fate.Died();
        }
        return answer;
    }

    private List<String> once(String operation, boolean array, Map<String, String> parameters, byte[] body)
            throws SoapFault {
        Instant at = Instant.now();
        long received = 0;
        try {
            HttpAnswer http = this.http.post(address, Soap.NAMESPACE + operation, body);
            received = http.body().length;
            List<String> answer = array ? Soap.strings(operation, http) : List.of(Soap.text(operation, http));
            record(operation, at, parameters, answer, "", body.length, received);
            listener.answered(operation, answer);
            return answer;
        } catch (IOException e) {
            throw failed(operation, at, parameters, String.valueOf(e.getMessage()), body.length, received);
        } catch (SoapFault e) {
            throw failed(operation, at, parameters, e.text(), body.length, received);
        }
    }

    private SoapFault failed(
            String operation, Instant at, Map<String, String> parameters, String reason, long sent, long received) {
        record(operation, at, parameters, List.of(), reason, sent, received);
        listener.failed(operation, reason);
        return new SoapFault(reason);
    }

    private SoapFault unheard(String operation, Map<String, String> parameters, byte[] body) {
        Instant at = Instant.now();
        String reason = "The underlying connection was closed: The connection was closed unexpectedly.";
        try {
            http.post(address, Soap.NAMESPACE + operation, body);
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
        return failed(operation, at, parameters, reason, body.length, 0);
    }

    private void die(String operation, Map<String, String> parameters, byte[] body) throws Fate.Died {
        Instant at = Instant.now();
        String end = "died before the answer was read";
        try {
            http.postAndDie(address, Soap.NAMESPACE + operation, body);
        } catch (IOException e) {
            end = end + ": " + e.getMessage();
        }
        record(operation, at, parameters, List.of(), end, body.length, 0);
        throw new Fate.Died();
    }

    private void record(
            String operation,
            Instant at,
            Map<String, String> parameters,
            List<String> answer,
            String failure,
            long sent,
            long received) {
        Map<String, String> kept = new LinkedHashMap<>();
        parameters.forEach((name, value) -> kept.put(name, SoapCall.cut(value)));
        calls.add(new SoapCall(
                operation,
                at,
                Duration.between(at, Instant.now()),
                kept,
                answer.stream().map(SoapCall::cut).toList(),
                failure,
                sent,
                received));
    }

    private static Map<String, String> parameters(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return parameters;
    }

    @Override
    public void close() {
        http.close();
    }
}

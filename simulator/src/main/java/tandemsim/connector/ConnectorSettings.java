package tandemsim.connector;

import java.time.Duration;

/**
 * How a simulated Web Connector behaves.
 *
 * @param clientVersion what it reports, four numbers
 * @param computerName of the PC, written into the AppLock
 * @param autoRun whether updates are scheduled: only then does it honour the service's wishes for delay and interval
 * @param expectContinue whether it announces bodies by "Expect: 100-continue", as .NET does
 * @param timeout for one call
 * @param noOpWait how long it waits when the service answers NoOp
 * @param mostConnectionTries how often it lets the service name another path, before the simulator calls it an endless loop
 * @param closeAfterRefusal whether closeConnection follows none, nvu and busy, and done at connectionError; not documented clearly
 * @param acceptWarnings whether the user goes on when clientVersion answers with a warning
 */
public record ConnectorSettings(
        String clientVersion,
        String computerName,
        boolean autoRun,
        boolean expectContinue,
        Duration timeout,
        Duration noOpWait,
        int mostConnectionTries,
        boolean closeAfterRefusal,
        boolean acceptWarnings) {

    /** A current Web Connector, started by hand. */
    public static ConnectorSettings usual() {
        return new ConnectorSettings(
                "34.0.10010.76",
                "FRONTDESK",
                false,
                false,
                Duration.ofSeconds(100),
                Duration.ofSeconds(5),
                10,
                true,
                true);
    }

    public ConnectorSettings onComputer(String name) {
        return new ConnectorSettings(
                clientVersion,
                name,
                autoRun,
                expectContinue,
                timeout,
                noOpWait,
                mostConnectionTries,
                closeAfterRefusal,
                acceptWarnings);
    }

    public ConnectorSettings withAutoRun(boolean on) {
        return new ConnectorSettings(
                clientVersion,
                computerName,
                on,
                expectContinue,
                timeout,
                noOpWait,
                mostConnectionTries,
                closeAfterRefusal,
                acceptWarnings);
    }

    public ConnectorSettings withClientVersion(String version) {
        return new ConnectorSettings(
                version,
                computerName,
                autoRun,
                expectContinue,
                timeout,
                noOpWait,
                mostConnectionTries,
                closeAfterRefusal,
                acceptWarnings);
    }

    public ConnectorSettings withExpectContinue(boolean on) {
        return new ConnectorSettings(
                clientVersion,
                computerName,
                autoRun,
                on,
                timeout,
                noOpWait,
                mostConnectionTries,
                closeAfterRefusal,
                acceptWarnings);
    }

    public ConnectorSettings withTimeout(Duration perCall) {
        return new ConnectorSettings(
                clientVersion,
                computerName,
                autoRun,
                expectContinue,
                perCall,
                noOpWait,
                mostConnectionTries,
                closeAfterRefusal,
                acceptWarnings);
    }

    public ConnectorSettings withNoOpWait(Duration wait) {
        return new ConnectorSettings(
                clientVersion,
                computerName,
                autoRun,
                expectContinue,
                timeout,
                wait,
                mostConnectionTries,
                closeAfterRefusal,
                acceptWarnings);
    }

    public ConnectorSettings withCloseAfterRefusal(boolean on) {
        return new ConnectorSettings(
                clientVersion,
                computerName,
                autoRun,
                expectContinue,
                timeout,
                noOpWait,
                mostConnectionTries,
                on,
                acceptWarnings);
    }
}

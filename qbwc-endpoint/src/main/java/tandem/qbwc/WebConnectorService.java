package tandem.qbwc;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.qbwc.contract.ArrayOfString;
import tandem.qbwc.contract.QBWebConnectorSvcSoap;
import tandem.session.Conversation.Credentials;
import tandem.session.Conversation.OpenFile;
import tandem.session.Conversation.Response;

/**
 * The contract's operations, put into the words of the domain and back.
 *
 * <p>The text of {@code response} does not come as a parameter, which is empty here: it may be too big for memory, and waits
 * in the {@link Arrival}.
 */
final class WebConnectorService implements QBWebConnectorSvcSoap {

    private static final String GO_ON = "";
    private static final String NEVER_INTERACTIVE = "";

    private final Switchboard switchboard;
    private final HResults hResults;
    private final ProgramVersion oldest;
    private final EndpointSettings settings;
    private final Supplier<Arrival> arrival;

    /**
     * Answers calls.
     *
     * @param arrival the call that the current thread is in
     */
    WebConnectorService(
            Switchboard switchboard, HResults hResults, EndpointSettings settings, Supplier<Arrival> arrival) {
        this.switchboard = switchboard;
        this.hResults = hResults;
        this.settings = settings;
        this.oldest = ProgramVersion.parse(settings.minimumWebConnector()).orElseThrow();
        this.arrival = arrival;
    }

    @Override
    public String serverVersion(@Nullable String strVersion) {
        return "Tandem " + settings.hubVersion();
    }

    @Override
    public String clientVersion(@Nullable String strVersion) {
        Optional<ProgramVersion> version = ProgramVersion.parse(text(strVersion));
        String userName = arrival.get().userName();
        if (version.isPresent() && !userName.isEmpty()) {
            switchboard.webConnectorVersion(userName, version.get().toString());
        }
        return version.filter(it -> it.compareTo(oldest) < 0).map(this::tooOld).orElse(GO_ON);
    }

    @Override
    public ArrayOfString authenticate(@Nullable String strUserName, @Nullable String strPassword) {
        var result = new ArrayOfString();
        result.getString()
                .addAll(switchboard.authenticate(new Credentials(
                        text(strUserName), text(strPassword), arrival.get().remoteAddress())));
        return heard(Heard.greeting(result.getString()), result);
    }

    @Override
    public String sendRequestXML(
            @Nullable String ticket,
            @Nullable String strHCPResponse,
            @Nullable String strCompanyFileName,
            @Nullable String qbXMLCountry,
            int qbXMLMajorVers,
            int qbXMLMinorVers) {
        String request = switchboard.sendRequest(new OpenFile(
                text(ticket),
                text(strHCPResponse),
                text(strCompanyFileName),
                text(qbXMLCountry),
                qbXMLMajorVers,
                qbXMLMinorVers));
        return heard(Heard.request(request), request);
    }

    @Override
    public int receiveResponseXML(
            @Nullable String ticket, @Nullable String response, @Nullable String hresult, @Nullable String message) {
        ArrivingResponse body = arrival.get().call().response();
        int percent = body.isTooBig()
                ? switchboard.tooBig(text(ticket), body.bytes())
                : switchboard.receiveResponse(new Response(
                        text(ticket),
                        body,
                        hResults.find(text(hresult), text(message)).orElse(null)));
        return heard(Heard.percent(percent), percent);
    }

    @Override
    public String connectionError(@Nullable String ticket, @Nullable String hresult, @Nullable String message) {
        String file = switchboard.connectionError(text(ticket), hResults.explain(text(hresult), text(message)));
        return heard(Heard.file(file), file);
    }

    @Override
    public String getLastError(@Nullable String ticket) {
        return switchboard.lastError(text(ticket));
    }

    @Override
    public String closeConnection(@Nullable String ticket) {
        return switchboard.close(text(ticket));
    }

    @Override
    public String getInteractiveURL(@Nullable String wcTicket, @Nullable String sessionID) {
        return NEVER_INTERACTIVE;
    }

    @Override
    public String interactiveRejected(@Nullable String wcTicket, @Nullable String reason) {
        return NEVER_INTERACTIVE;
    }

    @Override
    public String interactiveDone(@Nullable String wcTicket) {
        return NEVER_INTERACTIVE;
    }

    private <T> T heard(Heard answer, T value) {
        arrival.get().isAnswered(answer);
        return value;
    }

    private String tooOld(ProgramVersion version) {
        return "E:This QuickBooks Web Connector has version " + version + ". Version " + oldest
                + " or newer is needed. Please install the current Web Connector from Intuit; for help ask "
                + settings.supportContact() + ".";
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}

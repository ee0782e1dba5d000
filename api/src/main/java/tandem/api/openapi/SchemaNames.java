package tandem.api.openapi;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import tandem.api.http.Page;
import tandem.approval.Level;
import tandem.approval.Route;
import tandem.approval.Step;
import tandem.approval.Strategy;
import tandem.company.CompanyFile;
import tandem.company.ConnectorState;
import tandem.company.Pairing;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.mirror.Kind;
import tandem.mirror.view.TermsDefinition;
import tandem.reconciliation.Check;
import tandem.reconciliation.Severity;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.state.Phase;
import tandem.timeline.Line;
import tandem.webhook.Delivery;
import tandem.webhook.Endpoint;

/**
 * What schemas are called. A program that is generated from the contract has a class for each, all in one package, so a word that is
 * clear in its own package here needs more to it there. Records say their names themselves.
 */
final class SchemaNames extends TypeNameResolver {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            entry(Level.class, "ApprovalSubject"),
            entry(Route.Why.class, "NotAskedBecause"),
            entry(Step.What.class, "ApprovalStep"),
            entry(Strategy.class, "ApprovalStrategy"),
            entry(CompanyFile.Mode.class, "QuickBooksMode"),
            entry(ConnectorState.Word.class, "ConnectorStatus"),
            entry(Pairing.class, "PairingStatus"),
            entry(Topic.class, "ChangeKind"),
            entry(Change.What.class, "ChangeType"),
            entry(Kind.class, "RecordKind"),
            entry(Check.class, "DiscrepancyCode"),
            entry(Severity.class, "DiscrepancySeverity"),
            entry(Failure.Severity.class, "RequestErrorSeverity"),
            entry(Failure.Who.class, "RequestErrorActor"),
            entry(Operation.class, "RequestOperation"),
            entry(Phase.class, "SyncPhase"),
            entry(TermsDefinition.Type.class, "TermsType"),
            entry(Line.Side.class, "Side"),
            entry(Line.What.class, "TimelineEvent"),
            entry(Delivery.Status.class, "WebhookDeliveryStatus"),
            entry(Endpoint.Because.class, "WebhookDisabledBecause"));

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        return WORDS.getOrDefault(type, super.nameForClass(type, options));
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        return type.getRawClass() == Page.class
                ? nameForType(type.containedType(0), options) + "Page"
                : super.nameForGenericType(type, options);
    }

    /** A word within a type means little without it. */
    @Override
    protected String getNameOfClass(Class<?> type) {
        var around = type.getEnclosingClass();
        return around == null || !type.isEnum()
                ? super.getNameOfClass(type)
                : around.getSimpleName().replaceFirst("Body$", "") + type.getSimpleName();
    }
}

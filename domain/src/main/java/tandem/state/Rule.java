package tandem.state;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What may call for attention. Each rule looks at one thing and knows its words. */
interface Rule extends Function<Sight, Stream<Attention>> {

    Rule companyIsStopped = PairingRules::stopped;
    Rule wrongFileIsOpen = PairingRules::mismatch;
    Rule fileAwaitsConfirmation = PairingRules::awaitingConfirmation;
    Rule pairingWasRejected = PairingRules::rejected;
    Rule noConnectorExists = ConnectorRules::none;
    Rule noConnectorCalls = ConnectorRules::allSilent;
    Rule oneOfSeveralConnectorsIsSilent = ConnectorRules::someSilent;
    Rule onlyOneConnector = ConnectorRules::onlyOne;
    Rule waitsForItsTurn = ConnectorRules::waitsForTurn;
    Rule lastSyncFailed = SyncRules::lastProblem;
    Rule syncIsOverdue = SyncRules::overdue;
    Rule kindsAreSetAside = SyncRules::setAside;
    Rule historiesAreSetAside = SyncRules::historySetAside;
    Rule recordsCannotBeRead = SyncRules::unreadableRecords;
    Rule differencesWereFound = SyncRules::differencesFound;
    Rule verificationIsLate = SyncRules::verificationLate;
    Rule isPaused = SyncRules::paused;
    Rule isQuiet = SyncRules::quiet;
    Rule firstSyncInMultiUserMode = FileRules::multiUser;
    Rule singleUserModeMayBeLeft = FileRules::singleUser;
    Rule fileIsLarge = FileRules::large;
    Rule restoreWasNotDeclared = FileRules::restoreNotDeclared;
    Rule fileIsCompared = FileRules::compared;
    Rule personalDataIsNotAllowed = FileRules::personalData;

    /** All of them. */
    static List<Rule> all() {
        return List.of(
                companyIsStopped,
                wrongFileIsOpen,
                fileAwaitsConfirmation,
                pairingWasRejected,
                noConnectorExists,
                noConnectorCalls,
                oneOfSeveralConnectorsIsSilent,
                onlyOneConnector,
                waitsForItsTurn,
                lastSyncFailed,
                syncIsOverdue,
                kindsAreSetAside,
                historiesAreSetAside,
                recordsCannotBeRead,
                differencesWereFound,
                verificationIsLate,
                isPaused,
                isQuiet,
                firstSyncInMultiUserMode,
                singleUserModeMayBeLeft,
                fileIsLarge,
                restoreWasNotDeclared,
                fileIsCompared,
                personalDataIsNotAllowed);
    }
}

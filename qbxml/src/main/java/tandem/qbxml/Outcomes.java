package tandem.qbxml;

import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.qbxml.binding.ErrorRecovery;
import tandem.qbxml.binding.TxnVoidRs;
import tandem.wire.Answer;

/** What became of a write, where QuickBooks sends no record. */
final class Outcomes {
    private Outcomes() {}

    /** A successful void; {@code null} for types that the hub does not mirror. */
    static @Nullable Answer voided(TxnVoidRs answer) throws UnreadableField {
        String type = answer.getTxnVoidType();
        if (type == null && answer.getErrorRecovery() != null) {
            return recovered(answer.getErrorRecovery());
        }
        Kind kind = Deletions.transactionKind(Values.required("TxnVoidType", type));
        return kind == null
                ? null
                : new Answer.Voided(
                        kind,
                        Values.required("TxnID", answer.getTxnID()),
                        Values.clock("TimeModified", answer.getTimeModified()));
    }

    static Answer.Recovered recovered(ErrorRecovery recovery) throws UnreadableField {
        return new Answer.Recovered(id(recovery), recovery.getEditSequence(), Values.guid(recovery.getExternalGUID()));
    }

    private static String id(ErrorRecovery recovery) throws UnreadableField {
        String id = recovery.getTxnID() == null ? recovery.getListID() : recovery.getTxnID();
        return Values.required("ErrorRecovery/TxnID", id == null ? recovery.getOwnerID() : id);
    }
}

package tandem.approval;

/** How the approval of a bill stands. It is worked out whenever somebody asks, and stored nowhere. */
public enum ApprovalState {
    /** Nobody has to approve it: the company has no rules, or the rule that fits asks nobody about such an amount. */
    NOT_NEEDED,
    /** The company has rules, and they find nobody to ask: a person posts the bill or routes it by hand. */
    UNROUTED,
    /** Somebody is asked and has not decided; an approver moves it on. */
    PENDING,
    /** Everybody who had to has approved. */
    APPROVED,
    /** An approver said no; a change of the bill, or routing it by hand, asks everybody anew. */
    DECLINED
}

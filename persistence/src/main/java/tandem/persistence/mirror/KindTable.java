package tandem.persistence.mirror;

import tandem.mirror.Kind;

/**
 * The table in which records of a kind are held.
 *
 * @param isOfKind what tells them from others in it, of {@code h}
 */
record KindTable(String name, String isOfKind) {

    static KindTable of(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> new KindTable("account", "true");
            case STANDARD_TERMS -> new KindTable("terms", "h.type = 'standard'");
            case DATE_DRIVEN_TERMS -> new KindTable("terms", "h.type = 'date_driven'");
            case CLASS -> new KindTable("list_class", "true");
            case CURRENCY -> new KindTable("currency", "true");
            case VENDOR -> new KindTable("vendor", "true");
            case CUSTOMER_JOB -> new KindTable("customer_job", "true");
            case ITEM -> new KindTable("item", "true");
            case BILL -> new KindTable("bill", "true");
            case VENDOR_CREDIT -> new KindTable("vendor_credit", "true");
            case BILL_PAYMENT_CHECK, BILL_PAYMENT_CREDIT_CARD ->
                new KindTable("bill_payment", "h.kind = '" + kind.word() + "'");
        };
    }
}

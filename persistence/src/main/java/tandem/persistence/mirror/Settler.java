package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tandem.mirror.Kind;
import tandem.mirror.LinkedTransaction;

/** What a bill names as tied to it: a payment or credit that settles it, or something else, and with how much. */
record Settler(String txnId, String txnType, BigDecimal amount) {

    private static final Map<String, Kind> KINDS = Map.of(
            "BillPaymentCheck", Kind.BILL_PAYMENT_CHECK,
            "BillPaymentCreditCard", Kind.BILL_PAYMENT_CREDIT_CARD,
            "VendorCredit", Kind.VENDOR_CREDIT);

    static Settler of(LinkedTransaction link) {
        return new Settler(link.txnId(), link.txnType(), link.amount().stripTrailingZeros());
    }

    static Settler read(ResultSet row, int number) throws SQLException {
        return new Settler(
                row.getString("txn_id"),
                row.getString("txn_type"),
                row.getBigDecimal("amount").stripTrailingZeros());
    }

    /** The ids of the payments and credits among them. */
    static Map<Kind, Set<String>> byKind(Collection<Settler> named) {
        var found = new EnumMap<Kind, Set<String>>(Kind.class);
        for (Settler settler : named) {
            Kind kind = KINDS.get(settler.txnType());
            if (kind != null) {
                found.computeIfAbsent(kind, none -> new HashSet<>()).add(settler.txnId());
            }
        }
        return found;
    }
}

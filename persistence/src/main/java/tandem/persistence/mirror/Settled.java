package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction that a payment or credit settled, wholly or in part. */
record Settled(
        String txnId, @Nullable String txnType, @Nullable BigDecimal discount) {

    static Settled readApplication(ResultSet row, int number) throws SQLException {
        return new Settled(row.getString("txn_id"), row.getString("txn_type"), row.getBigDecimal("discount_amount"));
    }

    static Settled readLink(ResultSet row, int number) throws SQLException {
        return new Settled(row.getString("txn_id"), row.getString("txn_type"), null);
    }

    /** Whether it is a bill; QuickBooks leaves the type out at times. */
    boolean isBill() {
        return txnType == null || txnType.equals("Bill");
    }

    boolean tookDiscount() {
        return discount != null && discount.signum() != 0;
    }
}

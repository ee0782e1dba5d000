package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.HomeCurrency;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.TermsDefinition;
import tandem.persistence.Times;

/** Reads the columns of a row of the mirror. */
final class Row {

    private final ResultSet columns;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    RecordState state() throws SQLException {
        return new RecordState(
                id("id"),
                columns.getLong("version"),
                Times.required(columns, "updated_at"),
                Times.read(columns, "removed_at"));
    }

    UUID id(String column) throws SQLException {
        return columns.getObject(column, UUID.class);
    }

    @Nullable
    UUID maybeId(String column) throws SQLException {
        return columns.getObject(column, UUID.class);
    }

    String text(String column) throws SQLException {
        return columns.getString(column);
    }

    @Nullable
    String maybeText(String column) throws SQLException {
        return columns.getString(column);
    }

    @Nullable
    BigDecimal maybeNumber(String column) throws SQLException {
        return columns.getBigDecimal(column);
    }

    /** An amount that every such record has; one that QuickBooks never sent is 0. */
    BigDecimal number(String column) throws SQLException {
        BigDecimal number = columns.getBigDecimal(column);
        return number == null ? BigDecimal.ZERO : number;
    }

    long count(String column) throws SQLException {
        return columns.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    Instant time(String column) throws SQLException {
        return Times.required(columns, column);
    }

    @Nullable
    Integer maybeInteger(String column) throws SQLException {
        return columns.getObject(column, Integer.class);
    }

    @Nullable
    LocalDate maybeDate(String column) throws SQLException {
        return columns.getObject(column, LocalDate.class);
    }

    /** Entries are active unless QuickBooks says otherwise. */
    boolean isActive() throws SQLException {
        return columns.getBoolean("is_active") || columns.wasNull();
    }

    String homeCurrency() throws SQLException {
        return HomeCurrency.of(maybeText("home_currency"), maybeText("home_country"));
    }

    /** The currency of the record; one that names none, or one that is not mirrored, is in the home currency. */
    String currency() throws SQLException {
        String code = maybeText("currency_code");
        return code == null ? homeCurrency() : code;
    }

    TermsDefinition terms(String type) throws SQLException {
        return new TermsDefinition(
                type.equals("standard") ? TermsDefinition.Type.STANDARD : TermsDefinition.Type.DATE_DRIVEN,
                maybeInteger("due_days"),
                maybeInteger("discount_days"),
                maybeNumber("discount_percent"),
                maybeInteger("day_of_month_due"),
                maybeInteger("due_next_month_days"),
                maybeInteger("discount_day_of_month"));
    }
}

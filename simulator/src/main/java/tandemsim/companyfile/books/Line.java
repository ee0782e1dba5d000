package tandemsim.companyfile.books;

import java.util.List;
import java.util.stream.IntStream;

/** A line of a bill or credit: an expense line names an account, an item line an item; a group line is a group item and its parts. */
public final class Line {

    /** No quantity or cost was given. */
    public static final long ABSENT = Long.MIN_VALUE;

    /** What the line says about passing the cost on to a customer. */
    public enum Billable {
        None,
        Billable,
        NotBillable,
        HasBeenBilled
    }

    public long id;
    public boolean item;

    /** The account of an expense line, the item of an item line or group line. */
    public long target;

    public long cents;

    /** In hundred-thousandths, or {@link #ABSENT}. */
    public long quantity = ABSENT;

    /** In hundred-thousandths, or {@link #ABSENT}. */
    public long cost = ABSENT;

    public String memo = "";
    public long customer;
    public long lineClass;
    public Billable billable = Billable.None;
    public long overrideAccount;

    /** The item lines of a group line; empty for other lines. */
    public List<Line> parts = List.of();

    public boolean group() {
        return !parts.isEmpty();
    }

    /** Whether everything on it is the same. */
    public boolean sameAs(Line other) {
        return id == other.id
                && item == other.item
                && target == other.target
                && cents == other.cents
                && quantity == other.quantity
                && cost == other.cost
                && memo.equals(other.memo)
                && customer == other.customer
                && lineClass == other.lineClass
                && billable == other.billable
                && overrideAccount == other.overrideAccount
                && parts.size() == other.parts.size()
                && IntStream.range(0, parts.size())
                        .allMatch(part -> parts.get(part).sameAs(other.parts.get(part)));
    }

    public Line copy() {
        Line copy = new Line();
        copy.id = id;
        copy.item = item;
        copy.target = target;
        copy.cents = cents;
        copy.quantity = quantity;
        copy.cost = cost;
        copy.memo = memo;
        copy.customer = customer;
        copy.lineClass = lineClass;
        copy.billable = billable;
        copy.overrideAccount = overrideAccount;
        copy.parts = parts.stream().map(Line::copy).toList();
        return copy;
    }
}

package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;

class MirrorSmokeTest {
    final MirrorDatabase db = new MirrorDatabase();

    @Test
    void works() {
        var c = db.newCompany();
        System.out.println(
                db.mirror.apply(c, Kind.VENDOR, List.of(vendor("V-1", at(NOON)), vendor("V-2", at(NOON))), NOW));
        System.out.println(db.mirror.apply(
                c,
                Kind.BILL,
                List.of(bill(
                        "B-1",
                        at(NOON),
                        "1000.00",
                        "500.00",
                        List.of(payment("P-1", "-400.00"), credit("C-1", "-100.00")))),
                NOW));
        System.out.println(db.mirror.apply(
                c,
                Kind.BILL,
                List.of(bill(
                        "B-1",
                        at(NOON),
                        "1000.00",
                        "500.00",
                        List.of(payment("P-1", "-400.00"), credit("C-1", "-100.00")))),
                NOW));
        System.out.println(db.mirror.apply(
                c,
                Kind.VENDOR_CREDIT,
                List.of(vendorCredit("C-1", at(NOON), "100.00", "0.00", List.of(billLink("B-1", "-100.00")))),
                NOW));
        System.out.println(db.mirror.apply(
                c,
                Kind.BILL_PAYMENT_CHECK,
                List.of(check("P-1", at(NOON), "400.00", null, pays("B-1", "400.00", "8.00"))),
                NOW));
        System.out.println(db.feed(c));
        System.out.println(db.jdbc.queryForList("select * from bill"));
        System.out.println(db.jdbc.queryForList("select * from bill_line"));
        System.out.println(db.jdbc.queryForList("select * from vendor"));
        assertThat(db.feed(c)).hasSize(6);
    }
}

package tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tandem.wire.Write.ChangeBill;
import tandem.wire.Write.LineChange;
import tandem.wire.Write.LineContent.Expense;
import tandem.wire.Write.VendorField;

class WriteTest {

    @Test
    void a_write_does_not_change_when_what_it_was_made_of_does() {
        Map<VendorField, String> changes = new HashMap<>(Map.of(VendorField.PHONE, "1"));
        List<LineChange<Expense>> lines = new ArrayList<>(List.of(new LineChange.Kept<>("1-1")));
        var vendor = new Write.ChangeVendor("8-1", "1", changes, null);
        var bill = new ChangeBill("1-1", "1", null, null, null, null, null, null, lines, null);

        changes.clear();
        lines.clear();

        assertThat(vendor.changes()).containsOnlyKeys(VendorField.PHONE);
        assertThat(bill.expenseLines()).hasSize(1);
        assertThat(bill.itemLines()).isNull();
    }
}

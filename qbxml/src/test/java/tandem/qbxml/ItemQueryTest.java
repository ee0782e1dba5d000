package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.file;
import static tandem.qbxml.Conversation.heard;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.records;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tandem.mirror.Item;
import tandem.mirror.Kind;
import tandem.mirror.Ref;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

class ItemQueryTest {
    private final Map<String, Item> items = records(heard(file("items.xml"))).stream()
            .map(Item.class::cast)
            .collect(Collectors.toMap(Item::itemType, Function.identity()));

    @Test
    void one_iterator_runs_over_all_kinds_of_items() {
        assertThat(asked(paged(Kind.ITEM, new Selection.Everything(), 200, new Page.First())))
                .isEqualTo("<ItemQueryRq requestID=\"q-1\" iterator=\"Start\"><MaxReturned>200</MaxReturned>"
                        + "<ActiveStatus>All</ActiveStatus></ItemQueryRq>");
    }

    @Test
    void all_twelve_kinds_are_read() {
        assertThat(items.keySet())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "Service",
                        "NonInventory",
                        "OtherCharge",
                        "Inventory",
                        "InventoryAssembly",
                        "FixedAsset",
                        "Subtotal",
                        "Discount",
                        "Payment",
                        "SalesTax",
                        "SalesTaxGroup",
                        "Group"));
    }

    @Test
    void a_two_sided_item_has_a_side_for_purchases() {
        Item service = item("Service");

        assertThat(service.purchaseCost()).isEqualTo(new BigDecimal("40.12345"));
        assertThat(service.purchaseDescription()).isEqualTo("Subcontracted labour");
        assertThat(service.expenseAccount()).isEqualTo(new Ref("80000031-1700000004", "Subcontractors"));
        assertThat(service.parent()).isEqualTo(new Ref("8000000B-1700000007", "Labour"));
        assertThat(service.fullName()).isEqualTo("Labour:Carpenter");
    }

    @Test
    void a_one_sided_item_has_one_price_and_one_account() {
        Item part = item("NonInventory");

        assertThat(part.purchaseCost()).isEqualTo(new BigDecimal("3.00"));
        assertThat(part.purchaseDescription()).isEqualTo("Screws");
        assertThat(part.expenseAccount()).isEqualTo(new Ref("80000033-1700000004", "Sales"));
    }

    @Test
    void a_one_sided_item_with_a_percentage_has_no_cost() {
        assertThat(item("OtherCharge").purchaseCost()).isNull();
    }

    @Test
    void goods_in_stock_are_posted_to_cost_of_goods_sold() {
        assertThat(item("Inventory").expenseAccount()).isEqualTo(new Ref("80000032-1700000004", "COGS"));
        assertThat(item("Inventory").purchaseCost()).isEqualTo(new BigDecimal("20.00"));
        assertThat(item("InventoryAssembly").expenseAccount()).isEqualTo(new Ref("80000032-1700000004", "COGS"));
    }

    @Test
    void a_fixed_asset_is_posted_to_its_own_account() {
        assertThat(item("FixedAsset").expenseAccount()).isEqualTo(new Ref("80000034-1700000004", "Machines"));
        assertThat(item("FixedAsset").purchaseDescription()).isEqualTo("Saw");
    }

    @Test
    void items_that_are_not_bought_have_no_side_for_purchases() {
        for (String type : List.of("Subtotal", "Discount", "Payment", "SalesTax", "SalesTaxGroup", "Group")) {
            assertThat(item(type).purchaseCost()).isNull();
            assertThat(item(type).expenseAccount()).isNull();
        }
    }

    @Test
    void members_of_a_group_are_not_taken_for_the_item_itself() {
        assertThat(item("Group").name()).isEqualTo("Door set");
        assertThat(item("InventoryAssembly").name()).isEqualTo("Door");
    }

    private Item item(String type) {
        Item item = items.get(type);
        assertThat(item).isNotNull();
        return item;
    }
}

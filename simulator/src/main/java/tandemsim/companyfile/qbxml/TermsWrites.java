package tandemsim.companyfile.qbxml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Terms;

/** New terms; QuickBooks has no request that changes them. */
record TermsWrites(boolean dateDriven) implements Answerer {

    @Override
    public String kind() {
        return dateDriven ? "DateDrivenTermsAdd" : "StandardTermsAdd";
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Status answer(Call call) {
        Element request = call.request().children().getFirst();
        String name = request.require("Name").strip();
        if (name.isEmpty()) {
            throw new Refusal(3150, "There is a missing element: \"Name\".");
        }
        boolean taken = call.books().terms.values().stream().anyMatch(terms -> terms.name.equalsIgnoreCase(name));
        if (taken) {
            throw new Refusal(3100, "The name \"" + name + "\" of the list element is already in use.");
        }
        Terms terms = new Terms();
        terms.dateDriven = dateDriven;
        terms.name = name;
        terms.active = request.value("IsActive")
                .filter(text -> !text.isEmpty())
                .map(Element::isTrue)
                .orElse(true);
        terms.due = whole(request, dateDriven ? "DayOfMonthDue" : "StdDueDays");
        terms.discount = whole(request, dateDriven ? "DiscountDayOfMonth" : "StdDiscountDays");
        terms.nextMonthDays = dateDriven ? whole(request, "DueNextMonthDays") : null;
        terms.discountPercent = percent(request);
        call.books().born(terms, call.clock());
        call.books().add(terms);
        ListRets.terms(call.xml(), terms);
        return Status.OK;
    }

    private static @Nullable Integer whole(Element request, String element) {
        return Numbers.whole(request, element).orElse(null);
    }

    private static @Nullable Long percent(Element request) {
        Optional<Long> value =
                request.value("DiscountPct").filter(text -> !text.isEmpty()).map(Numbers::fiveDecimals);
        if (value.isPresent() && (value.get() < 0 || value.get() > 10_000_000L)) {
            throw new Refusal(3050, "There was an error when converting the percent in the field \"DiscountPct\".");
        }
        return value.orElse(null);
    }
}

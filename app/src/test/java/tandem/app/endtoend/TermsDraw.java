package tandem.app.endtoend;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.TermsTruth;

/**
 * New terms of both kinds. Every name is new to the hub; now and then somebody enters terms of that name in QuickBooks in the same
 * moment, which say the same or something else.
 */
final class TermsDraw implements WriteDraw {

    private final Rest rest;

    TermsDraw(Rest rest) {
        this.rest = rest;
    }

    @Override
    public List<String> requests() {
        return List.of("StandardTermsAddRq", "DateDrivenTermsAddRq");
    }

    @Override
    public Optional<Accepted> draw(FaultyCompany company, Random random) {
        var name = "Terms " + company.newText();
        boolean dateDriven = random.nextInt(3) == 0;
        int due = 1 + random.nextInt(28);
        Integer discount = random.nextBoolean() ? 1 + random.nextInt(due) : null;
        if (random.nextInt(5) == 0) {
            company.file().bookkeeper().newTerms(name, due + random.nextInt(2));
            company.remember();
        }
        var terms = new LinkedHashMap<String, Object>();
        terms.put("name", name);
        terms.put("type", dateDriven ? "date_driven" : "standard");
        terms.put(dateDriven ? "dayOfMonthDue" : "dueDays", due);
        if (discount != null) {
            terms.put(dateDriven ? "discountDayOfMonth" : "discountDays", discount);
            terms.put("discountPercent", "2");
        }
        var made = new Shown(rest, company).post("/terms", terms);
        return made.status() == 201
                ? Optional.of(new Adding(made.text("requestId"), name, dateDriven, due, discount))
                : Optional.empty();
    }

    /** Accepted terms. */
    private record Adding(
            String request,
            String name,
            boolean dateDriven,
            int due,
            @Nullable Integer discount) implements Accepted {

        @Override
        public boolean isIn(String message) {
            return message.contains("TermsAddRq") && message.contains("<Name>" + name + "</Name>");
        }

        @Override
        public List<String> wrongInFile(String message, Truth file) {
            return wrongUntold(file);
        }

        /** Terms can be made inactive in QuickBooks, and nothing else. */
        @Override
        public List<String> wrongOnceDone(boolean told, String carriedOut, Truth file) {
            return wrongUntold(file);
        }

        /** Somebody may have entered them there. */
        @Override
        public List<String> wrongUntold(Truth file) {
            var there = file.terms().stream()
                    .filter(terms -> terms.name().equalsIgnoreCase(name))
                    .toList();
            return there.size() == 1 && isWanted(there.getFirst())
                    ? List.of()
                    : List.of("R3: " + this + " is said to be done, and the file holds " + there);
        }

        private boolean isWanted(TermsTruth terms) {
            return terms.dateDriven() == dateDriven
                    && Objects.equals(terms.due(), due)
                    && Objects.requireNonNullElse(terms.discount(), 0).equals(Objects.requireNonNullElse(discount, 0))
                    && (discount == null || new BigDecimal("2").compareTo(terms.discountPercent()) == 0);
        }
    }
}

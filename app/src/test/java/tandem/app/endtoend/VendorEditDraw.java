package tandem.app.endtoend;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import tandemsim.companyfile.Truth;
import tandemsim.companyfile.Truth.VendorTruth;
import tools.jackson.databind.JsonNode;

/**
 * Edits of vendors. Every text is new, so that a message shows which edit it carries; the vendors are few, and people in
 * QuickBooks change the same ones.
 */
final class VendorEditDraw implements WriteDraw {

    private final Rest rest;

    VendorEditDraw(Rest rest) {
        this.rest = rest;
    }

    /** A field that both sides keep. */
    private enum Field {
        PHONE("phone", "Phone", VendorTruth::phone),
        EMAIL("email", "Email", VendorTruth::email),
        COMPANY("companyName", "CompanyName", VendorTruth::companyName),
        NUMBER("accountNumber", "AccountNumber", VendorTruth::accountNumber);

        private final String name;
        private final String element;
        private final Function<VendorTruth, String> inFile;

        Field(String name, String element, Function<VendorTruth, String> inFile) {
            this.name = name;
            this.element = element;
            this.inFile = inFile;
        }

        String holding(String text) {
            return "<" + element + ">" + text + "</" + element + ">";
        }
    }

    @Override
    public List<String> requests() {
        return List.of("VendorModRq");
    }

    @Override
    public Optional<Accepted> draw(FaultyCompany company, Random random) {
        var vendors = company.muchEdited();
        var listId = vendors.get(random.nextInt(vendors.size()));
        return shown(company, listId).flatMap(vendor -> edit(company, listId, vendor, random));
    }

    private Optional<JsonNode> shown(FaultyCompany company, String listId) {
        return rest.all(company.customer().path() + "/vendors").stream()
                .filter(one -> one.path("listId").asString().equals(listId))
                .findFirst();
    }

    private Optional<Accepted> edit(FaultyCompany company, String listId, JsonNode shown, Random random) {
        var fields = new ArrayList<>(List.of(Field.values()));
        Collections.shuffle(fields, random);
        var wanted = new EnumMap<Field, String>(Field.class);
        fields.subList(0, 1 + random.nextInt(3)).forEach(field -> wanted.put(field, company.newText()));
        var body = wanted.entrySet().stream()
                .map(field -> "\"" + field.getKey().name + "\":\"" + field.getValue() + "\"")
                .collect(joining(",", "{", "}"));
        var reply = rest.patch(
                company.customer().path() + "/vendors/" + shown.path("id").asString(), body);
        if (reply.status() != 202) {
            return Optional.empty();
        }
        return Optional.of(new Edit(reply.text("requestId"), listId, wanted, known(company, listId, shown)));
    }

    /** For each field, what somebody who edits the vendor now may take for its text: what is shown, or is on its way. */
    private static Map<Field, Set<String>> known(FaultyCompany company, String listId, JsonNode shown) {
        var known = new EnumMap<Field, Set<String>>(Field.class);
        for (var field : Field.values()) {
            var texts = new HashSet<String>();
            texts.add(shown.path(field.name).asString(""));
            company.writes()
                    .accepted(Edit.class)
                    .filter(edit -> edit.listId.equals(listId) && edit.wanted.containsKey(field))
                    .forEach(edit -> texts.add(edit.wanted.get(field)));
            known.put(field, texts);
        }
        return known;
    }

    /**
     * An accepted edit.
     *
     * @param known for each field the texts that may be written over
     */
    private record Edit(String request, String listId, Map<Field, String> wanted, Map<Field, Set<String>> known)
            implements Accepted {

        @Override
        public boolean isIn(String message) {
            return message.contains("<ListID>" + listId + "</ListID>")
                    && wanted.entrySet().stream()
                            .anyMatch(field -> message.contains(field.getKey().holding(field.getValue())));
        }

        @Override
        public List<String> wrongIfCarriedOut(String message, Truth file) {
            var vendor = file.vendor(listId);
            if (vendor.isEmpty()) {
                return List.of();
            }
            return wanted.entrySet().stream()
                    .filter(field -> message.contains(field.getKey().holding(field.getValue())))
                    .map(Map.Entry::getKey)
                    .filter(field -> !known.getOrDefault(field, Set.of()).contains(field.inFile.apply(vendor.get())))
                    .map(field -> request + " wrote over the " + field.name + " \""
                            + field.inFile.apply(vendor.get()) + "\" of " + listId + ", and its editor had seen "
                            + known.get(field) + ": " + message)
                    .toList();
        }

        @Override
        public List<String> wrongOnceDone(boolean told, String carriedOut, Truth file) {
            if (told) {
                return List.of();
            }
            return wanted.entrySet().stream()
                    .filter(field -> !carriedOut.contains(field.getKey().holding(field.getValue())))
                    .map(field -> request + " is said to be done, and its " + field.getKey().name
                            + " was never written: " + carriedOut)
                    .toList();
        }
    }
}

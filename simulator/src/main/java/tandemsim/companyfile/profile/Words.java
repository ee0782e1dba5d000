package tandemsim.companyfile.profile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Invents names and numbers, with the dirt of real books. */
final class Words {

    private static final String[] FIRST = {
        "Northwind", "Granite", "Harbor", "Cedar", "Blue Ridge", "Summit", "Prairie", "Lakeside", "Ironwood", "Maple",
                "Sterling",
        "Copper", "Redwood", "Beacon", "Atlas", "Pioneer", "Keystone", "Silver Creek", "Old Mill", "Evergreen",
                "Canyon", "Orchard",
        "Anchor", "Falcon", "Meridian", "Juniper", "Quarry", "Willow", "Tidewater", "Foundry"
    };
    private static final String[] SECOND = {
        "Timber",
        "Supply",
        "Plumbing",
        "Electric",
        "Freight",
        "Office Products",
        "Foods",
        "Packaging",
        "Printing",
        "Roofing",
        "Rentals",
        "Hardware",
        "Paper",
        "Steel",
        "Glass",
        "Insurance",
        "Legal",
        "Cleaning",
        "Catering",
        "Software",
        "Tools",
        "Paint",
        "Landscaping",
        "Security",
        "Telecom",
        "Water",
        "Fuel",
        "Machinery",
        "Textiles",
        "Consulting"
    };
    private static final String[] FORM = {"Inc", "LLC", "Co", "Ltd", "Partners", "Group", "& Sons", "Bros"};
    private static final String[] ODD = {
        "Café Crème & Co",
        "Müller \"Werkzeuge\" GmbH",
        "O'Brien <Import/Export>",
        "Señor Piñata's",
        "A&B Électricité",
        "Smørrebrød ApS"
    };
    private static final String[] MEMO = {
        "",
        "",
        "",
        "Monthly service",
        "Per quote",
        "Freight incl.",
        "Ref. job site",
        "Café fit-out, phase 1",
        "Repairs & parts",
        "Annual renewal",
        "Net of \"returns\"",
        "see e-mail <ap>",
        "PO on file"
    };
    private static final String[] CITY = {
        "Concord", "Portland", "Austin", "Denver", "Dayton", "Salem", "Fresno", "Albany"
    };
    private static final String[] STATE = {"MA", "OR", "TX", "CO", "OH", "NH", "CA", "NY"};

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    Words(Random random) {
        this.random = random;
    }

    /** A name that nobody in the file has yet, at most so many characters. */
    String name(int longest) {
        String name = random.nextInt(40) == 0
                ? pick(ODD)
                : pick(FIRST) + " " + pick(SECOND) + (random.nextInt(3) == 0 ? " " + pick(FORM) : "");
        return unused(name, longest);
    }

    String unused(String name, int longest) {
        String cut = name.substring(0, Math.min(longest - 6, name.length())).strip();
        String unused = cut;
        for (int i = 2; !taken.add(unused.toLowerCase(Locale.ROOT)); i++) {
            unused = cut + " " + i;
        }
        return unused;
    }

    String memo(boolean controlCharacters) {
        String memo = pick(MEMO);
        return controlCharacters && random.nextInt(200) == 0 ? memo + "\u001F\u0001" : memo;
    }

    String street() {
        return (1 + random.nextInt(990)) + " " + pick(FIRST) + " St";
    }

    int place() {
        return random.nextInt(CITY.length);
    }

    String city(int place) {
        return CITY[place];
    }

    String state(int place) {
        return STATE[place];
    }

    String phone() {
        return "%03d-555-%04d".formatted(200 + random.nextInt(700), random.nextInt(10_000));
    }

    /** Numbers as vendors print them: one in ten is missing, some repeat, some have blanks, zeros in front or lower case. */
    String billNumber(String earlier) {
        int dice = random.nextInt(1_000);
        if (dice < 100) {
            return "";
        }
        if (dice < 120 && !earlier.isEmpty()) {
            return earlier;
        }
        if (dice < 124) {
            return "INV " + random.nextInt(10_000);
        }
        if (dice < 127) {
            return "000" + random.nextInt(100_000);
        }
        if (dice < 130) {
            return "inv-" + random.nextInt(100_000);
        }
        return dice < 600
                ? "INV-" + (10_000 + random.nextInt(900_000))
                : String.valueOf(100_000 + random.nextInt(9_000_000));
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}

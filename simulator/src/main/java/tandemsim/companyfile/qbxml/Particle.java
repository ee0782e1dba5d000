package tandemsim.companyfile.qbxml;

import java.util.List;

/** A piece of a content model: one element, a sequence or a choice, and how often it may come. */
sealed interface Particle {

    /** How often a particle may come. */
    enum Card {
        ONE(true, false),
        OPTIONAL(false, false),
        ANY(false, true),
        SOME(true, true);

        final boolean required;
        final boolean repeats;

        Card(boolean required, boolean repeats) {
            this.required = required;
            this.repeats = repeats;
        }

        static Card of(String sign) {
            return switch (sign) {
                case "?" -> OPTIONAL;
                case "*" -> ANY;
                case "+" -> SOME;
                default -> ONE;
            };
        }
    }

    Card card();

    /** May the particle begin with an element of this name? */
    boolean startsWith(String name);

    /** May the particle be absent altogether? */
    boolean mayBeEmpty();

    /**
     * @param since first qbXML version that knows the element
     * @param foreign exists in other countries' editions only
     */
    record Leaf(String name, ValueType type, Version since, boolean foreign, Card card) implements Particle {
        @Override
        public boolean startsWith(String element) {
            return name.equals(element);
        }

        @Override
        public boolean mayBeEmpty() {
            return !card.required;
        }
    }

    /** Particles one after the other. */
    record Sequence(List<Particle> parts, Card card) implements Particle {
        @Override
        public boolean startsWith(String element) {
            for (Particle part : parts) {
                if (part.startsWith(element)) {
                    return true;
                }
                if (!part.mayBeEmpty()) {
                    return false;
                }
            }
            return false;
        }

        @Override
        public boolean mayBeEmpty() {
            return !card.required || parts.stream().allMatch(Particle::mayBeEmpty);
        }
    }

    /** One of several particles. */
    record Choice(List<Particle> alternatives, Card card) implements Particle {
        @Override
        public boolean startsWith(String element) {
            return alternatives.stream().anyMatch(alternative -> alternative.startsWith(element));
        }

        @Override
        public boolean mayBeEmpty() {
            return !card.required || alternatives.stream().anyMatch(Particle::mayBeEmpty);
        }
    }
}

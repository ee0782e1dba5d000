package tandem.people;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.outcome.Violation;

/** Lets people choose another password for themselves, who know the one that they have. */
public final class OwnPassword {

    private static final String FIELD = "newPassword";

    private final People people;
    private final Passwords passwords;
    private final Guesses guesses;
    private final AuditTrail audit;
    private final Clock clock;

    public OwnPassword(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.guesses = new Guesses(people, passwords);
        this.audit = audit;
        this.clock = clock;
    }

    /** What a person types. */
    public record Typed(String current, String wanted, String again) {
        @Override
        public String toString() {
            return "Typed[]";
        }
    }

    /** What becomes of an attempt. Wrong passwords are counted together with those of the sign-in. */
    public sealed interface Attempt {

        /** Whoever is signed in with the old one, this person too, is signed out. */
        record Changed() implements Attempt {}

        /** That is not the password of this person. */
        record Wrong() implements Attempt {}

        /** Too many wrong passwords; this one has not been looked at. */
        record TooMany(Instant until) implements Attempt {}

        /** The new one breaks rules; the old one has not been looked at. */
        record Invalid(List<Violation> violations) implements Attempt {}

        /** Somebody has changed the person at the same moment. */
        record Overtaken() implements Attempt {}
    }

    /** A person, who is signed in, gives the password as it was and as it is to be. */
    public Attempt change(PersonId id, Typed typed, Actor actor) {
        var violations = violations(typed);
        if (!violations.isEmpty()) {
            return new Attempt.Invalid(violations);
        }
        var person = people.find(id).orElse(null);
        if (person == null) {
            return new Attempt.Overtaken();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var name = Guesses.counted(person.name());
        var blocked = guesses.blockedUntil(name, actor.remoteAddress(), now);
        if (blocked.isPresent()) {
            return new Attempt.TooMany(blocked.get());
        }
        boolean fits = people.byName(person.name())
                .filter(known -> guesses.fits(typed.current(), known.passwordHash()))
                .isPresent();
        if (!fits) {
            guesses.wrong(name, actor.remoteAddress(), now);
            return new Attempt.Wrong();
        }
        if (!people.replacePassword(id, person.version(), passwords.hash(typed.wanted()))) {
            return new Attempt.Overtaken();
        }
        audit.add(new AuditEvent(now, actor, "password_changed", null, id.toString(), null, Map.of(), Map.of()));
        return new Attempt.Changed();
    }

    private static List<Violation> violations(Typed typed) {
        var found = new ArrayList<Violation>();
        PasswordRules.broken(FIELD, typed.wanted()).ifPresent(found::add);
        if (!typed.wanted().equals(typed.again())) {
            found.add(new Violation(FIELD, "differs", "was typed otherwise the second time"));
        }
        if (typed.wanted().equals(typed.current())) {
            found.add(new Violation(FIELD, "same", "is the one that you have"));
        }
        return found;
    }
}

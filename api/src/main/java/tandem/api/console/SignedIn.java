package tandem.api.console;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import tandem.people.Role;

/** What is kept of a sign-in with the session, in the database: enough to find out at each request who it is. */
sealed interface SignedIn extends Principal, Serializable {

    /** When it was. */
    Instant at();

    /**
     * By a name and a password of ours. What the person may do is looked up at each request.
     *
     * @param passwords how many passwords the person had had; a further one ends the sign-in
     */
    record ByPassword(UUID person, int passwords, Instant at) implements SignedIn {

        @Override
        public String getName() {
            return person.toString();
        }
    }

    /** By an OpenID Connect provider, who has said what the person may do. */
    record ByProvider(String subject, String label, Role role, Instant at) implements SignedIn {

        /** No longer than the table of sessions takes. */
        private static final int LONGEST_NAME = 100;

        @Override
        public String getName() {
            return subject.substring(0, Math.min(LONGEST_NAME, subject.length()));
        }
    }
}

package tandem.people;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;

/** Port: the people who sign in with a password. Of passwords only hashes come here. */
public interface People {

    Optional<Person> find(PersonId id);

    /** The person of this name, in whatever case it is typed, with what is stored of the password. */
    Optional<Known> byName(String name);

    /** A person and the hash of the password. */
    record Known(Person person, String passwordHash) {
        @Override
        public String toString() {
            return "Known[" + person + "]";
        }
    }

    /** People in the order of their names. */
    Slice<Person> list(@Nullable String afterName, int limit);

    /**
     * Adds a person.
     *
     * @return whether the name was free
     */
    boolean add(Person person, String passwordHash, String createdBy);

    /** Adds the first person; {@code false} when there has been one. Nodes that start together add one. */
    boolean addFirst(Person person, String passwordHash);

    /** Stores another role or company, or whether the person is disabled, if nobody has changed the person meanwhile. */
    boolean save(Person changed);

    /** Replaces the password, if nobody has changed the person meanwhile. */
    boolean replacePassword(PersonId id, long version, String passwordHash);

    void signedIn(PersonId id, Instant now);

    /** How many people could manage everything at this moment; who asks meanwhile waits for the end of the transaction. */
    int managingEverything();

    /** How many wrong passwords were given for this lately. */
    int wrongPasswords(String about, Instant window);

    /** One more wrong password was given for this. */
    void wrongPassword(String about, Instant window);
}

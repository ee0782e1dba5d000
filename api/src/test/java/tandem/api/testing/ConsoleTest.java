package tandem.api.testing;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import tandem.people.Passwords;
import tandem.people.Role;

/** A test that looks at the console as people do. */
public abstract class ConsoleTest extends RestTest {

    protected static final String PASSWORD = "a password of the tests";

    /** Hashing is slow by intent, so it is done once. */
    private static volatile String hash = "";

    @Autowired
    @SuppressWarnings("unused") // set by the test framework
    private Passwords passwords;

    @SuppressWarnings("NullAway.Init") // the test framework fills the fields
    protected ConsoleTest() {}

    /** A browser in which nobody has signed in. */
    protected Browser stranger() {
        return new Browser("http://localhost:" + port());
    }

    /** A person of this role has signed in. */
    protected Browser signedIn(Role role) {
        return signedIn(newPerson(role, null));
    }

    /** A person has signed in for whom only this company exists. */
    protected Browser signedIn(Role role, String company) {
        return signedIn(newPerson(role, uuid(company)));
    }

    private Browser signedIn(String name) {
        var browser = stranger();
        browser.signIn(name, PASSWORD).expect(302);
        return browser;
    }

    /** The name of a new person who has the password of the tests. */
    protected String newPerson(Role role, @org.jspecify.annotations.Nullable UUID company) {
        if (hash.isEmpty()) {
            hash = passwords.hash(PASSWORD);
        }
        var name = unique(role.word());
        jdbc.sql("""
                        INSERT INTO person (id, name, role, company_id, password_hash, passwords, created_at)
                        VALUES (?, ?, ?, ?, ?, 1, now())
                        """)
                .param(UUID.randomUUID())
                .param(name)
                .param(role.word())
                .param(company)
                .param(hash)
                .update();
        return name;
    }
}

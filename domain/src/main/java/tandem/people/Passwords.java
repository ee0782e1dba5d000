package tandem.people;

/** Port: turns passwords into what may be stored, slowly, so that a stolen hash is dear to guess. */
public interface Passwords {

    /** What may be stored of a password. */
    String hash(String password);

    /** Whether the hash is that of the password. */
    boolean fits(String password, String hash);
}

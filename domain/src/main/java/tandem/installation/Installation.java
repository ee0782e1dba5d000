package tandem.installation;

import java.util.function.Supplier;

/** Port: values that are chosen once, at the first start, and stay the same for all nodes ever after. */
public interface Installation {

    /**
     * The value of this name. The first caller of all chooses it; of several at the same moment one wins and all get
     * its choice.
     *
     * @param first makes the value where there is none
     */
    String value(String name, Supplier<String> first);
}

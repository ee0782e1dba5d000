package tandembench;

import java.sql.Connection;
import java.util.List;
import tandemsim.companyfile.profile.Profile;

/** Companies in whose files nothing happens: one that has been read whole, and copies of it. */
final class QuietCompanies {

    /** After so many updates all that is due at first, and what a day brings, is done. */
    private static final int UPDATES_UNTIL_QUIET = 40;

    private QuietCompanies() {}

    /** A company that has been read whole, counted and verified. */
    static Customer settled(Hub hub, Profile profile) throws Exception {
        var customer = Customer.at(hub, profile);
        for (int i = 0; i < UPDATES_UNTIL_QUIET; i++) {
            customer.updates();
        }
        return customer;
    }

    /** What so many companies say, copied from this one where they are not there yet. */
    static List<Poller.Turn> turns(Connection database, Customer customer, int companies) throws Exception {
        List<Copies.Copy> copies = new Copies(database).grow(companies);
        var original = copies.getFirst();
        var session = customer.quickBooks().connect(customer.application().appName(), "");
        var file = new QuietFile(session, original);
        String facts = customer.facts(session);
        return copies.stream()
                .map(copy -> new Poller.Turn(
                        copy.userName(), customer.key(), () -> {}, copy.marked(facts, original), file.of(copy)))
                .toList();
    }
}

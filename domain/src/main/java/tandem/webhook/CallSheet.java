package tandem.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tandem.company.CompanyId;

/**
 * Port: who is to be called, and how far he has been told. An endpoint is called by one node at a time: the one that has claimed
 * it.
 */
public interface CallSheet {

    /**
     * Claims endpoints for which there is something to do, and which nobody has claimed.
     *
     * @param until from then on another node may claim them, should this one have died
     */
    List<EndpointId> claim(String node, int most, Instant now, Instant until);

    /** The endpoint, claimed until then; empty when it has lost the claim, is gone, is disabled or rests. */
    Optional<Target> keep(EndpointId endpoint, String node, Instant now, Instant until);

    /** Lets another node claim it. */
    void release(EndpointId endpoint, String node);

    /** Deliveries that were tried before, or asked for by a person, and are due; the longest due first. */
    List<Delivery> due(EndpointId endpoint, Instant now, int most);

    /**
     * What the endpoint has not been told yet, by company; those that have waited longest first. Companies of which a delivery
     * holds up the others are left out; those whose file is being read from its beginning take part once a minute.
     */
    List<Backlog> backlogs(Endpoint endpoint, Instant now, int most);

    /** Moves on over what the endpoint does not want. */
    void pass(EndpointId endpoint, List<Backlog> ofNoInterest, Instant now);

    /**
     * Keeps what has become of a letter, and moves on in the feed where it came from there. Does nothing if the endpoint is
     * somewhere else in that feed meanwhile, because it is told again from an earlier point.
     */
    void keep(Letter letter, Delivery attempted, Instant now);

    /** How calls have gone of late; nobody else changes it until the transaction ends. */
    Health health(EndpointId endpoint);

    /** Keeps how calls have gone of late. */
    void keep(EndpointId endpoint, Health health);

    /** Ends all calls, unless that has been done. */
    boolean disable(EndpointId endpoint, Endpoint.Because because, Instant now);

    /**
     * Puts an endpoint back in the feeds, so that it is told again of what happened from a moment on. Deliveries that are pending and
     * will be told again by this are replaced.
     *
     * @param company whose feed; none: those of all companies that it is told of
     * @return in how many feeds it stands further back now
     */
    int rewind(Endpoint endpoint, Optional<CompanyId> company, Instant since, Instant now);
}

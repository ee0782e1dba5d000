package tandem.qbwc;

/**
 * A call and where it came from.
 *
 * @param remoteAddress the client's, or the last proxy's
 * @param userName what the address in the .qwc names, empty where it names nobody; anybody may write anything there
 */
record Arrival(Call call, String remoteAddress, String userName) {

    /** Under this name the arrival rides with the HTTP request. */
    static final String ATTRIBUTE = Arrival.class.getName();
}

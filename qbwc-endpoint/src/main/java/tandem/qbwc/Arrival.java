package tandem.qbwc;

/** A call, where it came from, and what is heard in return. */
final class Arrival {

    /** Under this name the arrival rides with the HTTP request. */
    static final String ATTRIBUTE = Arrival.class.getName();

    private final Call call;
    private final String remoteAddress;
    private final String userName;
    private Heard heard = Heard.TEXT;

    /**
     * A call that has just come in.
     *
     * @param remoteAddress the client's, or the last proxy's
     * @param userName what the address in the .qwc names, empty where it names nobody; anybody may write anything there
     */
    Arrival(Call call, String remoteAddress, String userName) {
        this.call = call;
        this.remoteAddress = remoteAddress;
        this.userName = userName;
    }

    Call call() {
        return call;
    }

    String remoteAddress() {
        return remoteAddress;
    }

    String userName() {
        return userName;
    }

    /** Notes what the client will hear. */
    void isAnswered(Heard answer) {
        heard = answer;
    }

    /** What the client hears, as far as it is known by now. */
    Heard heard() {
        return heard;
    }
}

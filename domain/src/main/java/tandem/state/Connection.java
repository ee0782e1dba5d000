package tandem.state;

/** Whether a company is connected. */
public enum Connection {
    /** A connector has called lately. */
    CONNECTED("Connected"),
    /** A session is at work. MineralTree's users are shown the same as when nobody is there. */
    SYNCHRONIZING("Not Connected"),
    /** No connector has called for longer than expected, or ever. */
    NOT_CONNECTED("Not Connected");

    private final String display;

    Connection(String display) {
        this.display = display;
    }

    /** The words at the top of MineralTree's page. */
    public String display() {
        return display;
    }
}

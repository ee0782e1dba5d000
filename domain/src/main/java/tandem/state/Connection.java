package tandem.state;

/** Whether a company is connected. */
public enum Connection {
    /** A connector has called lately, and nothing has gone wrong since the last sync that was completed. */
    CONNECTED("Connected"),
    /** A session is at work. MineralTree's users are shown the same as when nobody is there. */
    SYNCHRONIZING("Not Connected"),
    /** No connector has called for longer than expected, or ever; or the last sync could not be completed. */
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

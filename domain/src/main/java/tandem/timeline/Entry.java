package tandem.timeline;

/** A place in a timeline and what happened there. */
public record Entry(Moment moment, Happening happening) {}

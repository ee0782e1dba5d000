package tandemsim.companyfile.qbxml;

/** Answers one kind of request. */
interface Answerer {

    /** The request's element name without {@code Rq}. */
    String kind();

    /** Whether the request changes the file. */
    default boolean writes() {
        return false;
    }

    /** Whether it changes what the company keeps books of, and not only an application's private data. */
    default boolean books() {
        return writes();
    }

    /**
     * Writes the returned objects into the call's body.
     *
     * @throws Refusal when the request cannot be done; what it had written is dropped
     */
    Status answer(Call call);
}

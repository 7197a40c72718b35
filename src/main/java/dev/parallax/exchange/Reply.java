package dev.parallax.exchange;

/** What came back from one side: an answer, a failure, or an answer Parallax did not keep. */
public sealed interface Reply {

    /**
     * A complete HTTP response.
     *
     * @param status 200 to 599
     * @param headers end-to-end header fields
     * @param body the bytes as sent, still content-encoded
     */
    record Answer(int status, Headers headers, Body body) implements Reply {}

    /**
     * No complete response. A side's failure is evidence about that side, never an exception.
     *
     * @param fault what went wrong
     */
    record Failure(TransportFault fault) implements Reply {}

    /**
     * There was a response, but Parallax could not keep it, so it cannot be compared.
     *
     * @param reason why not
     */
    record NotKept(SkipReason reason) implements Reply {}
}

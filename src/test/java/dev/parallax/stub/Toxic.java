package dev.parallax.stub;

import java.time.Duration;

/** What a {@link FaultProxy} does to what a backend sends on one connection. */
public sealed interface Toxic {

    /** Every piece comes that much later, and up to {@code jitter} more. */
    record Latency(Duration each, Duration jitter) implements Toxic {}

    /** No faster than that. */
    record Bandwidth(int bytesPerSecond) implements Toxic {}

    /** After so many bytes nothing more comes, and the connection ends in good order, but only after a while. */
    record SlowClose(long after, Duration delay) implements Toxic {}

    /** After so many bytes nothing more comes, and the connection stays open. */
    record Swallow(long after) implements Toxic {}

    /** After so many bytes the connection is reset. */
    record Reset(long after) implements Toxic {}

    /** It comes in pieces of at most so many bytes. */
    record Slicer(int most) implements Toxic {}

    /** The byte of that number, counted from 0 over the whole connection, has a bit turned. */
    record CorruptByte(long at) implements Toxic {}

    /** The connection is reset as soon as it is there. */
    record Refuse() implements Toxic {}
}

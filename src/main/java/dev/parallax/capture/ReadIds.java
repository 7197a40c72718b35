package dev.parallax.capture;

import dev.parallax.exchange.ReadId;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Draws read ids. As thread-safe as its source of chance. */
final class ReadIds {

    private final RandomGenerator random;

    ReadIds(RandomGenerator random) {
        this.random = random;
    }

    ReadId next() {
        HexFormat hex = HexFormat.of();
        long high = random.nextLong();
        // A trace id of zeros is invalid (W3C Trace Context §3.2.2.3).
        return new ReadId(hex.toHexDigits(high == 0 ? 1 : high) + hex.toHexDigits(random.nextLong()));
    }
}

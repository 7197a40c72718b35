package dev.parallax.capture;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.SkipReason;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of one body that streams by, up to a cap and within the process-wide budget. Over either it lets go of
 * everything at once and stays empty. Confined to one event loop.
 */
public final class BodyKeeper {

    private final ByteBudget budget;
    private final int cap;
    private final List<Buffer> chunks = new ArrayList<>(2);
    private int length;
    private @Nullable SkipReason lost;

    /**
     * @param budget of the whole process
     * @param cap most bytes of this body
     */
    public BodyKeeper(ByteBudget budget, int cap) {
        this.budget = budget;
        this.cap = cap;
    }

    /** Most bytes it keeps. */
    public int cap() {
        return cap;
    }

    /** Takes the next bytes; they must not be changed afterwards. */
    public void add(Buffer chunk) {
        if (lost != null) {
            return;
        }
        if (chunk.length() > cap - length) {
            lose(SkipReason.TOO_LARGE);
        } else if (!budget.tryTake(chunk.length())) {
            lose(SkipReason.BYTE_BUDGET);
        } else {
            chunks.add(chunk);
            length += chunk.length();
        }
    }

    /** Lets go of everything, for that reason. The first reason stays. */
    public void lose(SkipReason reason) {
        if (lost != null) {
            return;
        }
        lost = reason;
        budget.giveBack(length);
        length = 0;
        chunks.clear();
    }

    /** Why the body is not there; empty as long as it is. */
    public Optional<SkipReason> lost() {
        return Optional.ofNullable(lost);
    }

    /** The body. Its bytes stay taken from the budget: whoever takes the body out of the flow gives them back. */
    public Body body() {
        if (chunks.size() == 1) {
            Body whole = Body.of(bytes(chunks.get(0)));
            chunks.clear();
            return whole;
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (Buffer chunk : chunks) {
            chunk.getBytes(bytes, at);
            at += chunk.length();
        }
        chunks.clear();
        return Body.of(bytes);
    }

    /** The chunk's own array where there is nothing else in it: nobody changes it any more. */
    private static byte[] bytes(Buffer chunk) {
        if (chunk instanceof BufferImpl buffer && isAlone(buffer.byteBuf())) {
            return buffer.byteBuf().array();
        }
        return chunk.getBytes();
    }

    private static boolean isAlone(ByteBuf bytes) {
        return bytes.hasArray()
                && bytes.arrayOffset() == 0
                && bytes.readerIndex() == 0
                && bytes.readableBytes() == bytes.array().length;
    }
}

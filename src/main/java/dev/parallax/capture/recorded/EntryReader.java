package dev.parallax.capture.recorded;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a recording of one format from its start to its end, an entry at a time. For one thread. */
interface EntryReader {

    /**
     * The next entry; null at the end.
     *
     * @throws BrokenRecordingException if nothing after this point can be read
     * @throws IOException if the file cannot be read
     */
    @Nullable
    RecordedEntry next() throws IOException;
}

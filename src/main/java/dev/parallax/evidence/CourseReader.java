package dev.parallax.evidence;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a tenant's outcomes went over time. Thread-safe, blocking. */
public interface CourseReader {

    /**
     * One entry per hour and candidate build with compared reads, oldest first.
     *
     * @param since hours that begin before it are left out
     * @throws StoreUnavailableException if the store cannot be asked
     */
    List<Hour> course(Tenant tenant, Instant since);

    /**
     * Compared reads of one hour under one candidate build.
     *
     * @param start when the hour begins
     * @param candidate the candidate build; null if its replies name none
     * @param match agreed
     * @param mismatch differed while the data stood still
     */
    record Hour(Instant start, @Nullable BuildId candidate, long match, long mismatch) {}
}

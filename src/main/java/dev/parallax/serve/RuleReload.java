package dev.parallax.serve;

import dev.parallax.rules.load.ReloadingRuleBooks;
import dev.parallax.rules.problem.RuleProblem;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks at the rule files now and then. A book that cannot be loaded is refused, named in the log, and changes nothing. */
final class RuleReload implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RuleReload.class);

    private final ReloadingRuleBooks books;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "parallax-rule-reload");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> looking;

    RuleReload(ReloadingRuleBooks books, Duration every) {
        this.books = books;
        looking = timer.scheduleWithFixedDelay(this::reload, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void reload() {
        try {
            look();
        } catch (RuntimeException failure) {
            // A look that threw would be the last one.
            LOG.error("The rule files could not be looked at, the old rules stay", failure);
        }
    }

    private void look() {
        switch (books.reloadIfChanged()) {
            case UNCHANGED -> {
                // Nothing to say.
            }
            case RELOADED ->
                LOG.infof(
                        "Rules reloaded: %s, %d rules",
                        books.current().digest().abbreviated(),
                        books.current().rules().size());
            case REFUSED ->
                LOG.errorf(
                        "Rules not reloaded, the old ones stay: %s",
                        books.problems().stream().map(RuleProblem::toString).toList());
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
        timer.shutdown();
    }
}

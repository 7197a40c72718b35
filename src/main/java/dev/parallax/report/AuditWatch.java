package dev.parallax.report;

import dev.parallax.evidence.AuditAction;
import dev.parallax.evidence.AuditEntry;
import dev.parallax.evidence.AuditEntry.Actor;
import dev.parallax.evidence.AuditEntry.Detail;
import dev.parallax.evidence.AuditEntry.Subject;
import dev.parallax.evidence.AuditLog;
import dev.parallax.evidence.AuditLog.Recorded;
import dev.parallax.evidence.DiscrepancyReader.Page;
import dev.parallax.evidence.StoreUnavailableException;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleBooks;
import dev.parallax.shadow.KillSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens past the control plane: rule files that came into force, also while the service was down, and the
 * kill switch by signal or file. Looks once a second. Idle until started.
 */
@ApplicationScoped
public class AuditWatch {

    private static final Logger LOG = Logger.getLogger(AuditWatch.class);
    private static final int EVERY_SECONDS = 1;

    private final AuditLog log;
    private final AuditBacklog backlog;
    private final RuleBooks ruleBooks;
    private final KillSwitch killSwitch;

    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> looking;

    // The next two are touched by the timer's thread only.
    private @Nullable String rules;
    private boolean stopped;

    AuditWatch(AuditLog log, AuditBacklog backlog, RuleBooks ruleBooks, KillSwitch killSwitch) {
        this.log = log;
        this.backlog = backlog;
        this.ruleBooks = ruleBooks;
        this.killSwitch = killSwitch;
    }

    /** Begins to look. Idempotent. */
    public synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "parallax-audit");
                thread.setDaemon(true);
                return thread;
            });
            looking = timer.scheduleWithFixedDelay(this::lookSafely, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends looking. Idempotent. */
    public synchronized void stop() {
        if (timer != null && looking != null) {
            looking.cancel(false);
            timer.shutdown();
            timer = null;
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (StoreUnavailableException away) {
            LOG.debug("The audit log waits for the store");
        } catch (RuntimeException failure) {
            // A look that threw would be the last one.
            LOG.error("Changes could not be looked at for the audit log", failure);
        }
    }

    /** One look. Blocking. */
    void look() {
        boolean stops = killSwitch.engaged();
        if (stops != stopped) {
            stopped = stops;
            backlog.add(entry(
                    AuditAction.KILL_SWITCH,
                    new Subject("kill switch"),
                    new Detail(stops ? "mirroring stopped" : "mirroring goes on")));
        }
        backlog.flush();
        RuleBook book = ruleBooks.current();
        String digest = book.digest().hex();
        if (!digest.equals(rules)) {
            if (!digest.equals(lastRules().orElse(null))) {
                log.add(entry(
                        AuditAction.RULES,
                        new Subject(digest),
                        new Detail(book.rules().size() + " rules in force")));
            }
            rules = digest;
        }
    }

    private Optional<String> lastRules() {
        List<Recorded> last = log.newest(Optional.of(AuditAction.RULES), new Page(0, 1));
        return last.stream().map(recorded -> recorded.entry().subject().text()).findFirst();
    }

    private static AuditEntry entry(AuditAction action, Subject subject, Detail detail) {
        return new AuditEntry(new Actor("parallax"), action, subject, detail);
    }
}

package dev.parallax.report;

import dev.parallax.evidence.DiscrepancyDetail;
import dev.parallax.evidence.DiscrepancyDetail.Meeting;
import dev.parallax.evidence.DiscrepancyFilter;
import dev.parallax.evidence.DiscrepancyGroup;
import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.DiscrepancyReader;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.access.Caller;
import dev.parallax.report.access.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Discrepancies as far as the caller may see them (B3): one that no tenant of the caller met does not exist for it, and of
 * the others it sees its own tenants' share only. Thread-safe, blocking.
 */
@ApplicationScoped
class VisibleDiscrepancies {

    /** Most discrepancies of one tenant that are looked at for a caller who sees only some; evidence keeps fewer apart. */
    private static final int MOST = 10_000;

    private final DiscrepancyReader discrepancies;
    private final CurrentCaller caller;

    VisibleDiscrepancies(DiscrepancyReader discrepancies, CurrentCaller caller) {
        this.discrepancies = discrepancies;
        this.caller = caller;
    }

    /** One page of them with the number of all, worst first. */
    Selection list(DiscrepancyFilter filter, PageRequest part) {
        Optional<Set<Tenant>> visible = caller.get().tenants();
        if (visible.isEmpty()) {
            return new Selection(
                    discrepancies.list(filter, new DiscrepancyReader.Page(part.offset(), part.size())),
                    discrepancies.count(filter));
        }
        List<DiscrepancyGroup> all = ofTenants(filter, visible.get());
        return new Selection(part.cut(all), all.size());
    }

    /** One of them; empty if it does not exist for the caller. */
    Optional<DiscrepancyDetail> one(DiscrepancyId id) {
        return one(id, caller.get());
    }

    /** One of them; empty if it does not exist for {@code asking}. For work that goes on after the request. */
    Optional<DiscrepancyDetail> one(DiscrepancyId id, Caller asking) {
        Optional<DiscrepancyDetail> known = discrepancies.one(id);
        return asking.tenants().isEmpty() ? known : known.flatMap(detail -> share(detail, asking));
    }

    /** Whether the caller may decide about discrepancies, which concerns every tenant. */
    boolean mayDecide() {
        return caller.get().tenants().isEmpty();
    }

    /**
     * Part of a list.
     *
     * @param groups the part
     * @param total entries of the whole list
     */
    record Selection(List<DiscrepancyGroup> groups, long total) {}

    private List<DiscrepancyGroup> ofTenants(DiscrepancyFilter filter, Set<Tenant> visible) {
        Map<DiscrepancyId, DiscrepancyGroup> merged = new LinkedHashMap<>();
        for (Tenant tenant : visible) {
            if (filter.tenant() == null || filter.tenant().equals(tenant)) {
                DiscrepancyFilter own =
                        new DiscrepancyFilter(tenant, filter.operation(), filter.severity(), filter.state());
                discrepancies
                        .list(own, new DiscrepancyReader.Page(0, MOST))
                        .forEach(group -> merged.merge(group.id(), ofOne(group), VisibleDiscrepancies::together));
            }
        }
        return merged.values().stream()
                .sorted(Comparator.comparing(DiscrepancyGroup::severity)
                        .thenComparing(DiscrepancyGroup::lastSeen, Comparator.reverseOrder()))
                .toList();
    }

    private static Optional<DiscrepancyDetail> share(DiscrepancyDetail detail, Caller asking) {
        List<Meeting> own = detail.tenants().stream()
                .filter(meeting -> asking.sees(meeting.tenant()))
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Instant first = own.stream()
                .map(Meeting::firstSeen)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = own.stream()
                .map(Meeting::lastSeen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long occurrences = own.stream().mapToLong(Meeting::occurrences).sum();
        return Optional.of(new DiscrepancyDetail(
                with(detail.group(), occurrences, own.size(), first, last),
                own,
                detail.samples().stream()
                        .filter(sample -> asking.sees(sample.tenant()))
                        .toList(),
                detail.history()));
    }

    private static DiscrepancyGroup ofOne(DiscrepancyGroup group) {
        return with(group, group.occurrences(), 1, group.firstSeen(), group.lastSeen());
    }

    private static DiscrepancyGroup together(DiscrepancyGroup one, DiscrepancyGroup other) {
        return with(
                one,
                one.occurrences() + other.occurrences(),
                one.tenants() + other.tenants(),
                one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen(),
                one.lastSeen().isAfter(other.lastSeen()) ? one.lastSeen() : other.lastSeen());
    }

    private static DiscrepancyGroup with(
            DiscrepancyGroup group, long occurrences, long tenants, Instant first, Instant last) {
        return new DiscrepancyGroup(
                group.id(),
                group.operation(),
                group.kind(),
                group.pattern(),
                group.shape(),
                group.severity(),
                group.state(),
                group.acceptedUntil(),
                occurrences,
                tenants,
                first,
                last);
    }
}

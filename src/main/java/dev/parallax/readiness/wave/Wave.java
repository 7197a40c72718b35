package dev.parallax.readiness.wave;

import dev.parallax.exchange.OperationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tenants that move next, together: READY ones that have not moved, of small blast radius, and among those the ones that
 * together exercise most of what no moved tenant has exercised on the candidate yet. Each move is to teach something while
 * little is at stake.
 *
 * @param members in the order in which they were chosen; empty if nobody may move
 * @param ready how many might have been chosen
 * @param moved how many have moved before
 */
public record Wave(List<Member> members, long ready, long moved) {

    /** So many candidates a place: more would let large tenants in for the sake of diversity. */
    private static final int CHOICE = 3;

    private static final Comparator<Standing> SMALLEST_FIRST = Comparator.comparingLong(Standing::reads)
            .thenComparing(standing -> standing.tenant().name());

    /** Copies the list. */
    public Wave {
        members = List.copyOf(members);
    }

    /**
     * A tenant of the wave.
     *
     * @param standing the tenant
     * @param first operations it uses that neither a moved tenant nor one before it in the wave does
     */
    public record Member(Standing standing, Set<OperationId> first) {

        /** Copies the set. */
        public Member {
            first = Set.copyOf(first);
        }
    }

    /**
     * The next wave.
     *
     * @param size at most so many tenants, 1 or more
     */
    public static Wave next(List<Standing> standings, int size) {
        List<Standing> ready = standings.stream()
                .filter(standing -> standing.ready() && !standing.moved())
                .sorted(SMALLEST_FIRST)
                .toList();
        Set<OperationId> exercised = new HashSet<>();
        standings.stream().filter(Standing::moved).forEach(standing -> exercised.addAll(standing.operations()));
        List<Standing> choice = new ArrayList<>(ready.subList(0, Math.min(choice(ready.size(), size), ready.size())));
        List<Member> members = new ArrayList<>();
        while (members.size() < size && !choice.isEmpty()) {
            Standing best = mostNew(choice, exercised);
            choice.remove(best);
            members.add(new Member(best, fresh(best, exercised)));
            exercised.addAll(best.operations());
        }
        long moved = standings.stream().filter(Standing::moved).count();
        return new Wave(members, ready.size(), moved);
    }

    /** Of the smaller half of those that may move, three a place; always enough to fill the wave. */
    private static int choice(int ready, int size) {
        return Math.max(size, Math.min(CHOICE * size, (ready + 1) / 2));
    }

    /** Of those that add most, the smallest: {@code choice} is sorted, and the first of equals wins. */
    private static Standing mostNew(List<Standing> choice, Set<OperationId> exercised) {
        Standing best = choice.get(0);
        int most = fresh(best, exercised).size();
        for (Standing standing : choice) {
            int adds = fresh(standing, exercised).size();
            if (adds > most) {
                best = standing;
                most = adds;
            }
        }
        return best;
    }

    private static Set<OperationId> fresh(Standing standing, Set<OperationId> exercised) {
        Set<OperationId> fresh = new HashSet<>(standing.operations());
        fresh.removeAll(exercised);
        return fresh;
    }
}

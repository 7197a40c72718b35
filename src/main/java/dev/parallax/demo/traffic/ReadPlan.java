package dev.parallax.demo.traffic;

import dev.parallax.demo.platform.Inventory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Everything all clients of all tenants will ask, in the order they ask it. The same for the same seed and inventory. */
public final class ReadPlan {

    private ReadPlan() {}

    /** Plans the reads of all tenants, mixed as they would come in. */
    public static List<PlannedRead> of(List<Inventory> inventories, long seed) {
        Random random = new Random(seed);
        List<PlannedRead> reads = new ArrayList<>();
        for (Inventory inventory : inventories) {
            reads.addAll(everyday(inventory, random));
            for (Particular particular : Particular.ALL) {
                reads.addAll(particular.reads(inventory));
            }
        }
        Collections.shuffle(reads, random);
        return dashboardsLater(reads);
    }

    /** Nobody opens a dashboard before the day has begun: what is to be measured is not asked of cold backends. */
    private static List<PlannedRead> dashboardsLater(List<PlannedRead> reads) {
        List<PlannedRead> morning = new ArrayList<>(reads.subList(0, reads.size() / 3));
        List<PlannedRead> day = new ArrayList<>(reads.subList(reads.size() / 3, reads.size()));
        List<PlannedRead> early = morning.stream().filter(ReadPlan::isDashboard).toList();
        morning.removeAll(early);
        int step = Math.max(1, day.size() / Math.max(1, early.size()));
        for (int i = 0; i < early.size(); i++) {
            day.add(Math.min(day.size(), i * (step + 1)), early.get(i));
        }
        morning.addAll(day);
        return List.copyOf(morning);
    }

    private static boolean isDashboard(PlannedRead read) {
        return read.operation().equals(Asked.STATISTICS_CITY.operation());
    }

    private static List<PlannedRead> everyday(Inventory inventory, Random random) {
        int shares = 0;
        for (Asked asked : Asked.values()) {
            shares += asked.share();
        }
        List<PlannedRead> reads = new ArrayList<>();
        for (Asked asked : Asked.values()) {
            long turns = Math.max(1, Math.round((double) inventory.tenant().reads() * asked.share() / shares));
            for (int turn = 0; turn < turns; turn++) {
                reads.add(new PlannedRead(
                        inventory.tenant().tenant(),
                        asked.operation(),
                        asked.target(inventory, turn, random),
                        asked.body(inventory, turn, random)));
            }
        }
        return reads;
    }
}

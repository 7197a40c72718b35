package dev.parallax.demo.candidate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Figures: of a city's market and of an agent's work. */
final class StatisticEndpoints {

    private StatisticEndpoints() {}

    /** A city's market. */
    record Market(
            String city,
            long listings,
            BigDecimal averagePrice,
            BigDecimal lowestPrice,
            BigDecimal highestPrice,
            BigDecimal areaSqm,
            List<KindLine> kinds,
            List<DistrictLine> districts) {}

    /** What is known of all listings of a city. */
    record Totals(long listings, double averagePrice, BigDecimal lowest, BigDecimal highest, BigDecimal area) {}

    /** Listings of a kind. */
    record KindLine(String kind, long listings) {}

    /** Listings of a district. */
    record DistrictLine(String name, int listings, BigDecimal volume, String map) {}

    /** An agent's work. */
    record Work(
            int agentId,
            long activeListings,
            long sales,
            BigDecimal volume,
            @Nullable LocalDate lastSaleOn) {}

    /** What is known of all sales of an agent. */
    record Sales(
            long sales,
            @Nullable BigDecimal volume,
            @Nullable LocalDate last) {}

    static Market city(Inquiry inquiry) {
        Session session = inquiry.session();
        String city = inquiry.context().pathParam("city");
        List<KindLine> kinds = session.createQuery(
                        "select l.kind, count(l) from Listing l where l.tenantId = :tenant and l.city = :city"
                                + " group by l.kind order by count(l) desc, l.kind",
                        KindLine.class)
                .setParameter("tenant", inquiry.tenantId())
                .setParameter("city", city)
                .list();
        if (kinds.isEmpty()) {
            throw Problem.notFound("city");
        }
        Totals totals = session.createQuery(
                        "select count(l), avg(l.price), min(l.price), max(l.price), sum(l.areaSqm) from Listing l"
                                + " where l.tenantId = :tenant and l.city = :city",
                        Totals.class)
                .setParameter("tenant", inquiry.tenantId())
                .setParameter("city", city)
                .getSingleResult();
        List<DistrictLine> districts = session
                .createQuery(
                        "from District d where d.tenantId = :tenant and d.city = :city order by d.name", District.class)
                .setParameter("tenant", inquiry.tenantId())
                .setParameter("city", city)
                .list()
                .stream()
                .map(district -> new DistrictLine(
                        district.name(), district.size(), district.volume(), MapService.addressOf(district)))
                .toList();
        return new Market(
                city,
                totals.listings(),
                BigDecimal.valueOf(totals.averagePrice()).setScale(2, RoundingMode.HALF_EVEN),
                totals.lowest(),
                totals.highest(),
                totals.area(),
                kinds,
                districts);
    }

    static Work agent(Inquiry inquiry) {
        Session session = inquiry.session();
        Agent agent = session.createQuery("from Agent a where a.id = :id and a.tenantId = :tenant", Agent.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .uniqueResultOptional()
                .orElseThrow(() -> Problem.notFound("agent"));
        long active = session.createQuery(
                        "select count(l) from Listing l where l.agent = :agent and l.status = 'ACTIVE'", Long.class)
                .setParameter("agent", agent)
                .getSingleResult();
        Sales sales = session.createQuery(
                        "select count(s), sum(s.amount), max(s.soldOn) from Sale s where s.agentId = :id", Sales.class)
                .setParameter("id", agent.id())
                .getSingleResult();
        BigDecimal volume = sales.volume() == null ? BigDecimal.ZERO.setScale(2) : sales.volume();
        return new Work(agent.id(), active, sales.sales(), volume, sales.last());
    }
}

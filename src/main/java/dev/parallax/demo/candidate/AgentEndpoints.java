package dev.parallax.demo.candidate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.query.Query;

/** The people who sell: offices, agents, what they earned. */
final class AgentEndpoints {

    private static final int PAGE_SIZE = 10;

    private AgentEndpoints() {}

    /** Every office. */
    record Offices(List<OfficeLine> items) {}

    /** An office. */
    record OfficeLine(int id, String code, String city, long agents) {}

    /** A page of agents. */
    record Staff(List<Summary> items, int page, int size) {}

    /** An agent as lists show them. */
    record Summary(int id, String name, String email, String office) {
        static Summary of(Agent agent) {
            return new Summary(
                    agent.id(), agent.name(), agent.email(), agent.office().code());
        }
    }

    /** An agent in full. */
    record Details(@JsonUnwrapped Summary summary, String phone, LocalDate licensedOn) {}

    /** What an agent earned. */
    record Earned(List<Commission> items, BigDecimal total) {}

    /** What an agent earned by one sale. */
    record Commission(int id, int listingId, LocalDate soldOn, BigDecimal amount, BigDecimal commission) {}

    static Offices offices(Inquiry inquiry) {
        return new Offices(inquiry
                .session()
                .createQuery(
                        "select o, (select count(a) from Agent a where a.office = o) from Office o"
                                + " where o.tenantId = :tenant order by o.code",
                        Object[].class)
                .setParameter("tenant", inquiry.tenantId())
                .list()
                .stream()
                .map(row -> {
                    Office office = (Office) row[0];
                    return new OfficeLine(office.id(), office.code(), office.city(), (Long) row[1]);
                })
                .toList());
    }

    static Staff list(Inquiry inquiry) {
        String office = inquiry.parameter("office").orElse("");
        Query<Agent> query = inquiry.session()
                .createQuery(
                        "select a from Agent a join fetch a.office o where a.tenantId = :tenant"
                                + (office.isEmpty() ? "" : " and trim(o.code) = :office")
                                + " order by a.name, a.id",
                        Agent.class)
                .setParameter("tenant", inquiry.tenantId());
        if (!office.isEmpty()) {
            query.setParameter("office", office);
        }
        int size = inquiry.size(PAGE_SIZE);
        return new Staff(
                query.setFirstResult((inquiry.page() - 1) * size).setMaxResults(size).list().stream()
                        .map(Summary::of)
                        .toList(),
                inquiry.page(),
                size);
    }

    static Details one(Inquiry inquiry) {
        return inquiry.session()
                .createQuery(
                        "select a from Agent a join fetch a.office where a.id = :id and a.tenantId = :tenant",
                        Agent.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .uniqueResultOptional()
                .map(agent -> new Details(Summary.of(agent), agent.phone(), agent.licensedOn()))
                .orElseThrow(() -> Problem.notFound("agent"));
    }

    static Earned commissions(Inquiry inquiry) {
        List<Commission> commissions = inquiry
                .session()
                .createQuery(
                        "from Sale s where s.agentId = :id and s.tenantId = :tenant order by s.soldOn, s.id",
                        Sale.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .list()
                .stream()
                .map(sale ->
                        new Commission(sale.id(), sale.listingId(), sale.soldOn(), sale.amount(), sale.commission()))
                .toList();
        return new Earned(
                commissions,
                commissions.stream().map(Commission::commission).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
    }
}

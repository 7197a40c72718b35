package dev.parallax.demo.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which page answers which path. The first route that fits is taken. */
final class Routes {

    private static final List<Route> ALL = List.of(
            get("/api/listings", ListingPages::search),
            get("/api/listings/(\\d+)", ListingPages::one),
            get("/api/listings/(\\d+)/documents", DocumentPages::ofListing),
            get("/api/listings/(\\d+)/viewings", DocumentPages::viewings),
            get("/api/documents/(\\d+)", DocumentPages::one),
            get("/api/viewings", DocumentPages::calendar),
            get("/api/offices", AgentPages::offices),
            get("/api/agents", AgentPages::list),
            get("/api/agents/(\\d+)", AgentPages::one),
            get("/api/agents/(\\d+)/commissions", AgentPages::commissions),
            get("/api/homeowners", HomeownerPages::list),
            get("/api/homeowners/(\\d+)", HomeownerPages::one),
            get("/api/homeowners/(\\d+)/valuations", HomeownerPages::valuations),
            get("/api/homeowners/(\\d+)/searches", HomeownerPages::searches),
            get("/api/statistics/cities/([A-Za-z]+)", StatisticPages::city),
            get("/api/statistics/agents/(\\d+)", StatisticPages::agent),
            new Route("POST", Pattern.compile("/api/search"), ListingPages::query));

    private record Route(String method, Pattern path, Page page) {}

    /**
     * A page, and what its path caught.
     *
     * @param page the page
     * @param path the groups of the path, in order
     */
    record Found(Page page, List<String> path) {}

    private Routes() {}

    static Optional<Found> find(String method, CharSequence path) {
        for (Route route : ALL) {
            Matcher matcher = route.path.matcher(path);
            if (route.method.equals(method) && matcher.matches()) {
                List<String> groups = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    groups.add(matcher.group(i));
                }
                return Optional.of(new Found(route.page, groups));
            }
        }
        return Optional.empty();
    }

    private static Route get(String path, Page page) {
        return new Route("GET", Pattern.compile(path), page);
    }
}

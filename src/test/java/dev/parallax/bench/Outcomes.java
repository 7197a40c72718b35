package dev.parallax.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a running Parallax says it compared: a benchmark of pairs that were skipped would be none. */
final class Outcomes {

    private static final Pattern COMPARED =
            Pattern.compile("parallax_compare_outcomes_total\\{outcome=\"(?:MATCH|MISMATCH)\",?\\} ([0-9.E]+)");
    private static final Pattern SHADOW_CALLS =
            Pattern.compile("parallax_shadow_calls_total\\{[^}]*side=\"candidate\"[^}]*\\} ([0-9.E]+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Outcomes() {}

    /** Pairs compared since its start; 0 for peers that compare nothing. */
    static double compared(Peer peer) throws IOException, InterruptedException {
        return sum(peer, COMPARED);
    }

    /** Times the candidate was asked since its start, and the call is over; 0 for peers that do not say. */
    static double shadowCalls(Peer peer) throws IOException, InterruptedException {
        return sum(peer, SHADOW_CALLS);
    }

    private static double sum(Peer peer, Pattern figure) throws IOException, InterruptedException {
        if (peer.control() == 0) {
            return 0;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + peer.control() + "/q/metrics"))
                .build();
        Matcher figures = figure.matcher(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
        double sum = 0;
        while (figures.find()) {
            sum += Double.parseDouble(figures.group(1));
        }
        return sum;
    }
}

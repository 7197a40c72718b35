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
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Outcomes() {}

    /** Pairs compared since its start; 0 for peers that compare nothing. */
    static double compared(Peer peer) throws IOException, InterruptedException {
        if (peer.control() == 0) {
            return 0;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + peer.control() + "/q/metrics"))
                .build();
        Matcher figures = COMPARED.matcher(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
        double sum = 0;
        while (figures.find()) {
            sum += Double.parseDouble(figures.group(1));
        }
        return sum;
    }
}

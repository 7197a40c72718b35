package dev.parallax.bench;

import java.nio.charset.StandardCharsets;

/** The answers of the benchmarks' backends: a page of listings as JSON, of about the size asked for. */
final class Documents {

    private Documents() {}

    /**
     * A page of listings.
     *
     * @param bytes about how long
     * @param total what its one varying field says
     */
    static byte[] listings(int bytes, int total) {
        StringBuilder json = new StringBuilder(bytes + 200);
        json.append("{\"total\":").append(total).append(",\"page\":2,\"items\":[");
        for (int i = 0; json.length() < bytes - 150; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":")
                    .append(70_000 + i)
                    .append(",\"title\":\"Three rooms near the station ")
                    .append(i)
                    .append("\",\"price\":")
                    .append(250_000 + 37 * i)
                    .append(
                            ",\"currency\":\"EUR\",\"rooms\":3.5,\"furnished\":false,\"agent\":null,\"city\":\"Bern\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}

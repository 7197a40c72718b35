package dev.parallax.readiness.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of docs/readiness.md, cells without their markup. */
record ReadinessPage(List<String> lines) {

    static ReadinessPage read() {
        try {
            return new ReadinessPage(Files.readAllLines(Path.of("docs/readiness.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the table with just these columns, each by its column. */
    List<Map<String, String>> table(String... columns) {
        int header = Stream.iterate(0, i -> i + 1)
                .limit(lines.size())
                .filter(i -> cells(lines.get(i)).equals(List.of(columns)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table of " + String.join(", ", columns)));
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = header + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            List<String> cells = cells(lines.get(i));
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < columns.length; column++) {
                row.put(columns[column], cells.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    String text() {
        return String.join("\n", lines);
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Stream.of(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.replaceAll("[`*]", "").strip())
                        .limit(Math.max(0, line.chars().filter(c -> c == '|').count() - 1))
                        .toList()
                : List.of();
    }
}

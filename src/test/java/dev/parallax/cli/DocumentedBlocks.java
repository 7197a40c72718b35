package dev.parallax.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a page. */
final class DocumentedBlocks {

    private DocumentedBlocks() {}

    /** The blocks behind fences with these words, in the order of the page. */
    static List<String> of(Path page, String words) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        boolean wanted = false;
        for (String line : Files.readAllLines(page)) {
            if (!inside && line.startsWith("```")) {
                inside = true;
                wanted = line.equals("```" + words);
                block.setLength(0);
            } else if (line.equals("```")) {
                inside = false;
                if (wanted) {
                    blocks.add(block.toString());
                }
            } else {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }
}

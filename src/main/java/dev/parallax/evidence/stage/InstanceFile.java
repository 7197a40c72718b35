package dev.parallax.evidence.stage;

import dev.parallax.evidence.store.InstanceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/** Keeps an installation's name in its data directory. */
final class InstanceFile {

    private static final Pattern VALID = Pattern.compile("[0-9a-f]{32}");

    private InstanceFile() {}

    /** The name in {@code dataDirectory}; a new one is made if there is none, or only the beginning of one. */
    static InstanceId in(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("instance");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (VALID.matcher(kept).matches()) {
                return new InstanceId(kept);
            }
        }
        Files.createDirectories(dataDirectory);
        InstanceId fresh = new InstanceId(UUID.randomUUID().toString().replace("-", ""));
        Path written = Files.writeString(dataDirectory.resolve("instance.new"), fresh.value());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return fresh;
    }
}

package dev.parallax.readiness.policy;

import dev.parallax.rules.load.RuleSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The policy of a directory, read again when its file changes. A policy that is refused is not taken over: the old one
 * stays in force. Thread-safe.
 */
public final class ReloadingPolicy {

    private final Path directory;
    private volatile State state; // replaced as a whole, under this object's monitor

    /** The policy in force, and the text it was last looked for in. */
    private record State(Policy policy, Optional<RuleSource> source) {}

    /**
     * Loads it for the first time.
     *
     * @throws PolicyException if anything in it is wrong
     */
    public ReloadingPolicy(Path directory) {
        this.directory = directory;
        Optional<RuleSource> source = PolicyLoader.read(directory);
        this.state = new State(parse(source), source);
    }

    /** The policy in force. Ask once per verdict. */
    public Policy current() {
        return state.policy;
    }

    /**
     * Reads the file and takes it over if it changed and nothing is wrong with it.
     *
     * @return whether another policy is in force now
     * @throws PolicyException if the file changed and is wrong; once for each such change
     */
    public synchronized boolean reloadIfChanged() {
        Optional<RuleSource> source = PolicyLoader.read(directory);
        if (source.equals(state.source)) {
            return false;
        }
        state = new State(state.policy, source);
        Policy changed = parse(source);
        boolean other = !changed.equals(state.policy);
        state = new State(changed, source);
        return other;
    }

    private static Policy parse(Optional<RuleSource> source) {
        return source.map(PolicyLoader::parse).orElse(Policy.of(Preset.STANDARD));
    }
}

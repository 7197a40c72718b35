package dev.parallax.rules.problem;

/**
 * A place in a rule file.
 *
 * @param source the file's name, or what stands for it
 * @param line from 1
 * @param column from 1, in code points
 */
public record SourcePosition(String source, int line, int column) {

    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}

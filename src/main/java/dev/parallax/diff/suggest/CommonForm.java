package dev.parallax.diff.suggest;

import com.google.re2j.Pattern;
import dev.parallax.rules.Treatment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the form that identifiers made anew for every answer have in common: {@code req-8f3a21c0} and
 * {@code req-77b1e9d4} are {@code req-[0-9a-f]{8}}. Only for texts that look made up: long enough, all different, letters
 * and digits mixed. A counter or an amount does not, since hiding it would hide wrong values.
 */
final class CommonForm {

    private static final int MIN_VARIABLE = 8;
    private static final int MAX_LENGTH = 200;

    private CommonForm() {}

    static Optional<Proposal> of(List<String> texts) {
        if (new HashSet<>(texts).size() < texts.size() || texts.stream().anyMatch(text -> text.length() > MAX_LENGTH)) {
            return Optional.empty();
        }
        List<List<String>> parts = texts.stream().map(CommonForm::parts).toList();
        int count = parts.get(0).size();
        if (parts.stream().anyMatch(list -> list.size() != count)) {
            return Optional.empty();
        }
        StringBuilder regex = new StringBuilder();
        int variable = 0;
        boolean letters = false;
        boolean digits = false;
        for (int i = 0; i < count; i++) {
            int at = i;
            List<String> column = parts.stream().map(list -> list.get(at)).toList();
            if (column.stream().distinct().count() == 1) {
                regex.append(Pattern.quote(column.get(0)));
                continue;
            }
            if (!isWord(column.get(0)) || column.stream().anyMatch(part -> !isWord(part))) {
                return Optional.empty();
            }
            regex.append(alphabet(column)).append(lengths(column));
            variable += column.stream().mapToInt(String::length).min().orElse(0);
            letters |= column.stream().anyMatch(part -> part.chars().anyMatch(Character::isLetter));
            digits |= column.stream().anyMatch(part -> part.chars().anyMatch(Character::isDigit));
        }
        return variable >= MIN_VARIABLE && letters && digits
                ? Optional.of(Proposal.of(
                        new Treatment.MustMatch(Pattern.compile(regex.toString())),
                        "pattern: " + SuggestedRule.quoted(regex.toString())))
                : Optional.empty();
    }

    /** Runs of letters and digits, and what stands between them, in turn. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || isWord(text.charAt(i)) != isWord(text.charAt(start))) {
                parts.add(text.substring(start, i));
                start = i;
            }
        }
        return parts;
    }

    private static boolean isWord(String part) {
        return isWord(part.charAt(0));
    }

    private static boolean isWord(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String alphabet(List<String> column) {
        if (all(column, c -> c <= '9')) {
            return "[0-9]";
        }
        if (all(column, c -> c <= '9' || (c >= 'a' && c <= 'f'))) {
            return "[0-9a-f]";
        }
        if (all(column, c -> c <= '9' || (c >= 'A' && c <= 'F'))) {
            return "[0-9A-F]";
        }
        return "[0-9A-Za-z]";
    }

    private static boolean all(List<String> column, IntPredicate allowed) {
        return column.stream().allMatch(part -> part.chars().allMatch(allowed));
    }

    private static String lengths(List<String> column) {
        int shortest = column.stream().mapToInt(String::length).min().orElse(0);
        int longest = column.stream().mapToInt(String::length).max().orElse(0);
        return shortest == longest ? "{" + shortest + "}" : "{" + shortest + "," + longest + "}";
    }
}

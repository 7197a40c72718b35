package dev.parallax.bench;

import java.util.List;

/**
 * The arguments of a benchmark; from the build they come as one word.
 *
 * @param words in order
 */
record Arguments(List<String> words) {

    static Arguments of(String[] given) {
        List<String> words = given.length == 1 ? List.of(given[0].strip().split(" ", 3)) : List.of(given);
        return new Arguments(words.stream().filter(word -> !word.isBlank()).toList());
    }

    int number(int position, int otherwise) {
        return position < words.size() ? Integer.parseInt(words.get(position)) : otherwise;
    }

    String text(int position) {
        return position < words.size() ? words.get(position) : "";
    }
}

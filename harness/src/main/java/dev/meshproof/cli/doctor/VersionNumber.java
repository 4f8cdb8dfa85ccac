package dev.meshproof.cli.doctor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A version such as 3.8.7 or 1.41, compared number by number; numbers that are missing count as 0. */
record VersionNumber(List<Integer> numbers) implements Comparable<VersionNumber> {

    private static final Pattern FORM = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})+");

    /** The first version in a text, such as in what {@code mvn -v} prints. */
    static Optional<VersionNumber> in(String text) {
        Matcher form = FORM.matcher(text);
        return form.find()
                ? Optional.of(new VersionNumber(Arrays.stream(form.group().split("\\.", -1))
                        .map(Integer::valueOf)
                        .toList()))
                : Optional.empty();
    }

    static VersionNumber of(Integer... numbers) {
        return new VersionNumber(List.of(numbers));
    }

    boolean atLeast(VersionNumber wanted) {
        return compareTo(wanted) >= 0;
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public int compareTo(VersionNumber other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Comparator.<Integer>naturalOrder().compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}

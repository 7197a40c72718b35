package dev.parallax.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes {@code 50/s}, {@code 0.5/s} and {@code 90/m}; the value is reads a second. */
final class RateOption implements ITypeConverter<Double> {

    /** The service accepts no more. */
    private static final double FASTEST = 10_000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)/([sm])");

    @Override
    public Double convert(String value) {
        Matcher written = WRITTEN.matcher(value);
        if (written.matches()) {
            double rate =
                    Double.parseDouble(written.group(1)) / (written.group(2).equals("m") ? 60 : 1);
            if (rate > 0 && rate <= FASTEST) {
                return rate;
            }
        }
        throw new TypeConversionException(
                "must be a rate like 50/s or 90/m, over 0 and at most 10000/s, got '" + value + "'");
    }
}

package dev.parallax.cli;

import dev.parallax.capture.recorded.RecordingFormat;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the words for formats of recordings. */
final class RecordingFormatOption implements ITypeConverter<RecordingFormat> {

    @Override
    public RecordingFormat convert(String value) {
        return Arrays.stream(RecordingFormat.values())
                .filter(format -> format.word().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + Arrays.stream(RecordingFormat.values())
                                .map(RecordingFormat::word)
                                .collect(Collectors.joining(", "))
                        + ", got '" + value + "'"));
    }
}

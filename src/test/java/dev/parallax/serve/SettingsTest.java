package dev.parallax.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    /** One that is not checked at the start is refused there as a setting nobody knows. */
    @Test
    void every_setting_there_is_may_be_set() {
        List<String> mappings = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.parallax").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName)
                        .toList();

        assertThat(Settings.MAPPINGS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(mappings);
    }
}

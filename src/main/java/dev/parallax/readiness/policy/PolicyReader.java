package dev.parallax.readiness.policy;

import dev.parallax.rules.Glob;
import dev.parallax.rules.Governance;
import dev.parallax.rules.load.RuleScalars;
import dev.parallax.rules.load.YamlMapping;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the parts of a policy; what it cannot read it reports and leaves out. */
final class PolicyReader {

    static final List<String> PARTS = List.of("preset", "operations", "tenants", "exempt", "exercise", "blackout");

    private PolicyReader() {}

    static Policy read(YamlMapping file) {
        file.refuseOthers(
                Stream.concat(PARTS.stream(), AdjustmentReader.WORDS.stream()).toList());
        Preset preset = file.find("preset").flatMap(PolicyScalars::preset).orElse(Preset.STANDARD);
        return new Policy(
                AdjustmentReader.read(file).applyTo(preset.requirements()),
                list(file, "operations", PolicyReader::operation),
                list(file, "tenants", PolicyReader::tenant),
                list(file, "exempt", PolicyReader::exemption),
                list(file, "exercise", PolicyReader::exercise),
                list(file, "blackout", PolicyReader::blackout));
    }

    private static <T> List<T> list(YamlMapping file, String key, Function<YamlMapping, Optional<T>> element) {
        return file.find(key).flatMap(value -> value.list("'" + key + "'")).orElse(List.of()).stream()
                .flatMap(value -> value.mapping("an entry of '" + key + "'").stream())
                .flatMap(entry -> element.apply(entry).stream())
                .toList();
    }

    private static Optional<OperationOverride> operation(YamlMapping entry) {
        entry.refuseOthers(Stream.concat(Stream.of("on"), AdjustmentReader.OPERATION_WORDS.stream())
                .toList());
        OperationAdjustment adjustment = AdjustmentReader.readOperation(entry);
        return globs(entry, "on").map(on -> new OperationOverride(on, adjustment));
    }

    private static Optional<TenantOverride> tenant(YamlMapping entry) {
        entry.refuseOthers(Stream.concat(Stream.of("for", "preset", "operations"), AdjustmentReader.WORDS.stream())
                .toList());
        Preset preset = entry.find("preset").flatMap(PolicyScalars::preset).orElse(null);
        Adjustment adjustment = AdjustmentReader.read(entry);
        List<OperationOverride> operations = list(entry, "operations", PolicyReader::operation);
        return globs(entry, "for").map(tenants -> new TenantOverride(tenants, preset, adjustment, operations));
    }

    private static Optional<Exemption> exemption(YamlMapping entry) {
        entry.refuseOthers(List.of("on", "for", "because", "owner", "until"));
        Optional<PolicyScope> scope = scope(entry);
        Optional<String> because = entry.require("because").flatMap(value -> value.text("'because'"));
        Optional<String> owner = entry.require("owner").flatMap(value -> value.text("'owner'"));
        Optional<LocalDate> until = entry.require("until").flatMap(value -> RuleScalars.date(value, "'until'"));
        return scope.isPresent() && because.isPresent() && owner.isPresent() && until.isPresent()
                ? Optional.of(new Exemption(scope.get(), new Governance(because.get(), owner.get(), until.get(), null)))
                : Optional.empty();
    }

    private static Optional<Exercise> exercise(YamlMapping entry) {
        entry.refuseOthers(List.of("on", "for", "within"));
        Optional<PolicyScope> scope = scope(entry);
        Optional<Duration> within =
                entry.require("within").flatMap(value -> PolicyScalars.positiveDuration(value, "'within'"));
        return scope.isPresent() && within.isPresent()
                ? Optional.of(new Exercise(scope.get(), within.get()))
                : Optional.empty();
    }

    private static Optional<Blackout> blackout(YamlMapping entry) {
        entry.refuseOthers(List.of("days", "from", "to", "zone", "because"));
        Set<DayOfWeek> days = entry.find("days").map(PolicyScalars::days).orElse(EnumSet.allOf(DayOfWeek.class));
        Optional<LocalTime> from = entry.require("from").flatMap(value -> PolicyScalars.time(value, "'from'"));
        Optional<LocalTime> to = entry.require("to").flatMap(value -> PolicyScalars.time(value, "'to'"));
        Optional<ZoneId> zone = entry.require("zone").flatMap(RuleScalars::zone);
        Optional<String> because = entry.require("because").flatMap(value -> value.text("'because'"));
        return from.isPresent() && to.isPresent() && zone.isPresent() && because.isPresent()
                ? Optional.of(new Blackout(days, from.get(), to.get(), zone.get(), because.get()))
                : Optional.empty();
    }

    private static Optional<PolicyScope> scope(YamlMapping entry) {
        List<Glob> tenants = entry.find("for").isPresent() ? globs(entry, "for").orElse(List.of()) : List.of(Glob.ANY);
        return globs(entry, "on").map(on -> new PolicyScope(on, tenants));
    }

    private static Optional<List<Glob>> globs(YamlMapping entry, String key) {
        return entry.require(key)
                .map(value -> value.oneOrMore("'" + key + "'").stream()
                        .flatMap(glob -> glob.text("'" + key + "'").stream())
                        .map(Glob::new)
                        .toList());
    }
}

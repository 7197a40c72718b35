package dev.parallax.serve;

import dev.parallax.capture.CaptureConfig;
import dev.parallax.capture.CaptureSettings;
import dev.parallax.capture.Checks;
import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.ReplayConfig;
import dev.parallax.capture.SettingName;
import dev.parallax.compare.CompareConfig;
import dev.parallax.evidence.stage.EvidenceConfig;
import dev.parallax.evidence.stage.RecheckConfig;
import dev.parallax.evidence.stage.Redaction;
import dev.parallax.evidence.stage.StoreConfig;
import dev.parallax.readiness.feed.ReadinessConfig;
import dev.parallax.readiness.ledger.LedgerConfig;
import dev.parallax.report.MigrationConfig;
import dev.parallax.report.access.AccessConfig;
import dev.parallax.report.access.AccessSettings;
import dev.parallax.shadow.ShadowConfig;
import dev.parallax.shadow.ShadowSettings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings as they stand before anything is started: environment, system properties and one YAML file. They are read
 * by themselves first, so that a wrong setting is one line and not a failed start of everything.
 *
 * @param serve the service as a whole
 * @param capture the data plane
 * @param store where evidence is kept
 */
record Settings(ServeConfig serve, CaptureConfig capture, StoreConfig store) {

    /** Below environment variables (300) and system properties (400), above the defaults in the jar. */
    private static final int FILE_ORDINAL = 275;

    private static final SettingName FILE = new SettingName("parallax.config");
    private static final SettingName RULES = new SettingName("parallax.rules");
    /** What SmallRye puts before its sentences. */
    private static final Pattern MESSAGE_CODE = Pattern.compile("SRCFG\\d+: |^java\\.[\\w.]+: ");

    private static final Pattern SETTING = Pattern.compile("\\bparallax\\.[a-z0-9.-]*[a-z0-9]");

    static final List<Class<?>> MAPPINGS = List.of(
            ServeConfig.class,
            HeartbeatConfig.class,
            LedgerConfig.class,
            MigrationConfig.class,
            ReadinessConfig.class,
            AccessConfig.class,
            CaptureConfig.class,
            ReplayConfig.class,
            ShadowConfig.class,
            CompareConfig.class,
            EvidenceConfig.class,
            StoreConfig.class,
            RecheckConfig.class);

    /**
     * Reads and checks all settings.
     *
     * @throws SettingsException naming every setting that cannot be used
     */
    static Settings load() throws SettingsException {
        SmallRyeConfig config = read();
        ServeConfig serve = config.getConfigMapping(ServeConfig.class);
        CompareConfig compare = config.getConfigMapping(CompareConfig.class);
        CaptureConfig capture = config.getConfigMapping(CaptureConfig.class);
        StoreConfig store = config.getConfigMapping(StoreConfig.class);
        List<String> problems = new ArrayList<>();
        check(problems, () -> CaptureSettings.from(capture, config.getConfigMapping(ReplayConfig.class)));
        check(problems, () -> ShadowSettings.from(capture, config.getConfigMapping(ShadowConfig.class)));
        check(problems, () -> port(serve));
        check(
                problems,
                () -> AccessSettings.from(config.getConfigMapping(AccessConfig.class))
                        .requireSafe(serve.controlHost()));
        check(problems, () -> Checks.positive(new SettingName("parallax.rules-reload"), serve.rulesReload()));
        check(problems, () -> rules(serve));
        check(problems, () -> jdbcUrl(store));
        check(problems, () -> Checks.atLeast(new SettingName("parallax.compare.threads"), 1, compare.threads()));
        check(problems, () -> Checks.atLeast(new SettingName("parallax.compare.queue"), 1, compare.queue()));
        check(problems, () -> settle(compare.settle()));
        check(problems, () -> heartbeat(config.getConfigMapping(HeartbeatConfig.class)));
        check(problems, () -> recheck(config.getConfigMapping(RecheckConfig.class)));
        check(
                problems,
                () -> Redaction.requireUsable(
                        config.getConfigMapping(EvidenceConfig.class).samples()));
        if (!problems.isEmpty()) {
            throw new SettingsException(problems.stream().distinct().toList());
        }
        return new Settings(serve, capture, store);
    }

    private static void port(ServeConfig serve) {
        if (serve.controlPort() < 0 || serve.controlPort() > 65_535) {
            throw new InvalidSettingException(
                    new SettingName("parallax.control-port"),
                    String.valueOf(serve.controlPort()),
                    "a port, 0 for any free one");
        }
    }

    static void heartbeat(HeartbeatConfig heartbeat) {
        SettingName interval = new SettingName("parallax.heartbeat.interval");
        Checks.positive(interval, heartbeat.interval());
        Checks.positive(new SettingName("parallax.heartbeat.patience"), heartbeat.patience());
        Duration round = heartbeat.interval().plus(heartbeat.patience());
        if (round.compareTo(HeartbeatConfig.LATEST) > 0) {
            throw new InvalidSettingException(
                    interval,
                    heartbeat.interval().toSeconds() + " s",
                    "a time that is, together with parallax.heartbeat.patience, at most two minutes");
        }
    }

    private static void rules(ServeConfig serve) {
        if (!Files.isDirectory(serve.rules())) {
            throw new InvalidSettingException(
                    RULES, "'" + serve.rules() + "'", "a directory of rule files; it may be empty");
        }
    }

    private static void jdbcUrl(StoreConfig store) {
        store.jdbcUrl().filter(url -> !url.startsWith("jdbc:postgresql:")).ifPresent(url -> {
            // Not shown: it may hold a password.
            throw new InvalidSettingException(
                    new SettingName("parallax.jdbc-url"), "of another kind", "a URL that starts with jdbc:postgresql:");
        });
    }

    private static void settle(CompareConfig.Settle settle) {
        Checks.atLeast(new SettingName("parallax.compare.settle.rereads-per-second"), 0, settle.rereadsPerSecond());
        Checks.atLeast(new SettingName("parallax.compare.settle.rounds"), 0, settle.rounds());
        Checks.positive(new SettingName("parallax.compare.settle.back-off"), settle.backOff());
    }

    private static void recheck(RecheckConfig recheck) {
        Checks.atLeast(new SettingName("parallax.recheck.reads"), 0, recheck.reads());
        Checks.atLeast(new SettingName("parallax.recheck.rate"), 1, recheck.rate());
    }

    private static void check(List<String> problems, Runnable setting) {
        try {
            setting.run();
        } catch (InvalidSettingException invalid) {
            problems.add(String.valueOf(invalid.getMessage()));
        }
    }

    private static SmallRyeConfig read() throws SettingsException {
        Optional<Path> file = configFile();
        SmallRyeConfigBuilder builder = builder();
        if (file.isPresent()) {
            builder.withSources(yaml(file.get()));
        }
        MAPPINGS.forEach(builder::withMapping);
        try {
            return builder.build();
        } catch (ConfigValidationException invalid) {
            throw new SettingsException(problems(invalid));
        }
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .addDiscoveredConverters();
    }

    /** The file names itself in the environment or a system property only: it cannot name another. */
    private static Optional<Path> configFile() {
        return builder().build().getOptionalValue(FILE.key(), Path.class);
    }

    private static YamlConfigSource yaml(Path file) throws SettingsException {
        try {
            YamlConfigSource source = new YamlConfigSource(file.toUri().toURL(), FILE_ORDINAL);
            // Quarkus reads the same file when it starts.
            System.setProperty("quarkus.config.locations", file.toUri().toString());
            return source;
        } catch (IOException | RuntimeException unreadable) {
            throw new SettingsException(List.of(new InvalidSettingException(
                            FILE, "'" + file + "'", "a readable YAML file: " + unreadable.getMessage())
                    .getMessage()));
        }
    }

    /** SmallRye's own sentences name the key and the value; the operator also knows a setting by its environment name. */
    private static List<String> problems(ConfigValidationException invalid) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < invalid.getProblemCount(); i++) {
            String message = MESSAGE_CODE
                    .matcher(String.valueOf(invalid.getProblem(i).getMessage()))
                    .replaceAll("");
            problems.add(SETTING.matcher(message)
                    .replaceFirst(key -> key.group() + " (" + new SettingName(key.group()).environment() + ")"));
        }
        return problems;
    }
}

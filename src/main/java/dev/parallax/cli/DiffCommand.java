package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.problem.RuleBookException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code parallax diff LEGACY.json CANDIDATE.json}: compares two reply bodies as the service would. Needs no server. */
@Command(
        name = "diff",
        description = {
            "Compares two JSON reply bodies as the service would. Needs no server.",
            "Bodies are the same if no difference between them would keep a tenant from being moved; added members and"
                    + " other spellings of the same value are shown all the same."
        },
        exitCodeOnExecutionException = DiffCommand.TROUBLE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bodies are the same",
            "1:they differ",
            "2:they could not be compared",
            "64:the command line is wrong"
        })
public final class DiffCommand implements Callable<Integer> {

    static final int SAME = 0;
    static final int DIFFERENT = 1;
    static final int TROUBLE = 2;

    private static final Headers JSON = Headers.of(Map.of("Content-Type", "application/json"));
    private static final ReadId NO_READ = new ReadId("0".repeat(32));

    @Parameters(index = "0", paramLabel = "LEGACY.json", description = "What legacy answered.")
    private Path legacy;

    @Parameters(index = "1", paramLabel = "CANDIDATE.json", description = "What the candidate answered.")
    private Path candidate;

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to compare under. Default: none.")
    private @Nullable Path rules;

    @Option(
            names = "--operation",
            paramLabel = "ID",
            defaultValue = "any",
            converter = OperationOption.class,
            description = "The operation they answer; decides which rules hold. Default: ${DEFAULT-VALUE}.")
    private OperationId operation;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            defaultValue = "any",
            converter = TenantOption.class,
            description = "Whose they are; decides which rules hold. Default: ${DEFAULT-VALUE}.")
    private Tenant tenant;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to answer: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            RuleBook book = rules == null ? RuleBook.empty() : RuleBookLoader.load(rules);
            Body legacyBody = Body.of(Files.readAllBytes(legacy));
            Body candidateBody = Body.of(Files.readAllBytes(candidate));
            return show(compare(legacyBody, candidateBody, book));
        } catch (RuleBookException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("Cannot be read: " + e.getMessage());
        }
        return TROUBLE;
    }

    private Comparison compare(Body legacyBody, Body candidateBody, RuleBook book) {
        Operation declared = book.operations().stream()
                .filter(known -> known.id().equals(operation))
                .findFirst()
                .orElseGet(() -> new Operation(operation, ReadMethod.GET, new PathTemplate("/")));
        CapturedRead read = new CapturedRead(
                NO_READ,
                tenant,
                declared,
                new ReadRequest(declared.method(), new Target("/"), Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.REPLAY,
                Clock.systemUTC().instant());
        Pair pair = new Pair(read, exchange(Side.LEGACY, legacyBody), exchange(Side.CANDIDATE, candidateBody));
        return new DiffEngine().compare(pair, book.compiled(operation, tenant, LocalDate.now(ZoneOffset.UTC)));
    }

    private static Exchange exchange(Side side, Body body) {
        return new Exchange(side, new Reply.Answer(200, JSON, body), null, Duration.ZERO);
    }

    private int show(Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == OutputFormat.json ? JsonText.of(DiffText.document(comparison)) : DiffText.of(comparison));
        out.flush();
        if (comparison instanceof Comparison.Compared compared) {
            return compared.blocks() ? DIFFERENT : SAME;
        }
        return TROUBLE;
    }

    /** Takes the ids operations may have. */
    static final class OperationOption implements ITypeConverter<OperationId> {

        @Override
        public OperationId convert(String value) {
            try {
                return new OperationId(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

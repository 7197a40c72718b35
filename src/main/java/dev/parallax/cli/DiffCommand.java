package dev.parallax.cli;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.value.Origins;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.problem.RuleBookException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code parallax diff}: compares replies as the service would, two files or a stream of pairs. Needs no server. */
@Command(
        name = "diff",
        description = {
            "Compares two replies as the service would, or with --batch a stream of pairs. Needs no server.",
            "A file holds a body, or a whole reply as 'curl -i' writes it. What a body is, its name tells (.json, .ndjson,"
                    + " .xml, .txt, .csv, .form, each also with .gz, .br or .zst), or --type, or the reply's Content-Type.",
            "Replies are the same if no difference between them would keep a tenant from being moved; added members and"
                    + " other spellings of the same value are shown all the same."
        },
        exitCodeOnExecutionException = DiffCommand.TROUBLE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the replies are the same, all of them",
            "1:they differ",
            "2:they, or some of a batch, could not be compared",
            "64:the command line is wrong"
        })
public final class DiffCommand implements Callable<Integer> {

    static final int SAME = 0;
    static final int DIFFERENT = 1;
    static final int TROUBLE = 2;

    @Parameters(
            arity = "0..2",
            paramLabel = "FILE",
            description = "What legacy answered, and what the candidate answered.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--batch",
            description =
                    "Compare the pairs on standard input, one a line, in the form of POST /api/v1/compare; answer one"
                            + " line each (--format json) or with a summary.")
    private boolean batch;

    @Option(
            names = "--suggest",
            description =
                    "With --batch and its summary: propose rules that would explain all that differs at a place and"
                            + " hide nothing else, for somebody to review.")
    private boolean suggest;

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

    @Option(names = "--type", paramLabel = "TYPE", description = "The media type of bodies that come without one.")
    private @Nullable String type;

    @Option(
            names = "--legacy-url",
            paramLabel = "URL",
            defaultValue = "${env:PARALLAX_LEGACY_URL}",
            description = "Where legacy lives; each side naming its own address is no difference."
                    + " Default: $PARALLAX_LEGACY_URL.")
    private @Nullable URI legacyUrl;

    @Option(
            names = "--candidate-url",
            paramLabel = "URL",
            defaultValue = "${env:PARALLAX_CANDIDATE_URL}",
            description = "Where the candidate lives. Default: $PARALLAX_CANDIDATE_URL.")
    private @Nullable URI candidateUrl;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description =
                    "How to answer: ${COMPLETION-CANDIDATES}; auto is side by side in a terminal and text otherwise."
                            + " Default: ${DEFAULT-VALUE}.")
    private DiffFormat format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (batch ? !files.isEmpty() : files.size() != 2) {
            throw new ParameterException(spec.commandLine(), "Name two files, or give --batch and no file");
        }
        if (suggest && (!batch || format == DiffFormat.json)) {
            throw new ParameterException(
                    spec.commandLine(), "--suggest goes with --batch and its summary, not with --format json");
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            RuleBook book = rules == null ? RuleBook.empty() : RuleBookLoader.load(rules);
            PairComparison comparison = new PairComparison(book, origins(), Clock.systemUTC());
            return batch ? batch(comparison) : two(comparison);
        } catch (RuleBookException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("Cannot be read: " + e.getMessage());
        } catch (ReplyFile.NotAReplyException e) {
            err.println(e.getMessage());
        }
        return TROUBLE;
    }

    private Origins origins() {
        if (legacyUrl == null || candidateUrl == null) {
            return Origins.UNKNOWN;
        }
        try {
            return Origins.of(legacyUrl, candidateUrl);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--legacy-url, --candidate-url: " + e.getMessage());
        }
    }

    private int batch(PairComparison comparison) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BatchTally tally = new BatchTally(suggest ? new BatchSuggestions() : null);
        new DiffBatch(comparison, format == DiffFormat.json ? out : null, tally).run(System.in);
        if (format != DiffFormat.json) {
            out.print(tally.summary(LocalDate.now(Clock.systemUTC())));
        }
        out.flush();
        return tally.exitCode();
    }

    private int two(PairComparison comparison) throws IOException, ReplyFile.NotAReplyException {
        Comparison found = comparison.compare(
                operation, tenant, ReplyFile.read(files.get(0), type), ReplyFile.read(files.get(1), type));
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = Terminal.of(System.getenv(), spec.commandLine());
        out.print(
                switch (format) {
                    case json -> JsonText.of(DiffText.document(found));
                    case text -> DiffText.of(found);
                    case side -> SideBySide.of(found, terminal);
                    case auto -> terminal.isTerminal() ? SideBySide.of(found, terminal) : DiffText.of(found);
                });
        out.flush();
        if (found instanceof Comparison.Compared compared) {
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

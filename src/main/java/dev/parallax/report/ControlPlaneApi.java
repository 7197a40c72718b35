package dev.parallax.report;

import dev.parallax.report.wire.ProblemDocument;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the API document says about the API as a whole, and the problem answers its operations share. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Parallax",
                        version = "1",
                        description = "Verdicts, parity reports and discrepancies of a parallel run. Names are stable:"
                                + " members are added, never renamed; a client accepts members and reason codes it does"
                                + " not know.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = ControlPlaneApi.MALFORMED,
                                    description = "A parameter or member is not what it must be; the problem names it",
                                    content =
                                            @Content(
                                                    mediaType = ProblemResponses.PROBLEM_JSON,
                                                    schema = @Schema(implementation = ProblemDocument.class))),
                            @APIResponse(
                                    name = ControlPlaneApi.UNKNOWN_NAME,
                                    description = "Nothing of that name was ever seen",
                                    content =
                                            @Content(
                                                    mediaType = ProblemResponses.PROBLEM_JSON,
                                                    schema = @Schema(implementation = ProblemDocument.class))),
                            @APIResponse(
                                    name = ControlPlaneApi.FORBIDDEN,
                                    description = "The caller's token does not allow this",
                                    content =
                                            @Content(
                                                    mediaType = ProblemResponses.PROBLEM_JSON,
                                                    schema = @Schema(implementation = ProblemDocument.class))),
                            @APIResponse(
                                    name = ControlPlaneApi.STORE_AWAY,
                                    description = "The evidence store cannot be asked; nothing may be concluded",
                                    content =
                                            @Content(
                                                    mediaType = ProblemResponses.PROBLEM_JSON,
                                                    schema = @Schema(implementation = ProblemDocument.class))),
                            @APIResponse(
                                    name = ControlPlaneApi.FAILED,
                                    description = "Parallax failed; its log names the error id in the problem",
                                    content =
                                            @Content(
                                                    mediaType = ProblemResponses.PROBLEM_JSON,
                                                    schema = @Schema(implementation = ProblemDocument.class)))
                        }))
public class ControlPlaneApi extends Application {

    /** Names the shared 400 answer. */
    static final String MALFORMED = "Malformed";

    /** Names the shared 403 answer. */
    static final String FORBIDDEN = "Forbidden";

    /** Names the shared 404 answer. */
    static final String UNKNOWN_NAME = "UnknownName";

    /** Names the shared 503 answer. */
    static final String STORE_AWAY = "StoreAway";

    /** Names the shared 500 answer. */
    static final String FAILED = "Failed";
}

package dev.parallax.report.access;

import dev.parallax.report.page.Pages;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser shows its token once; from then on a cookie holds it that no script can read. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class LoginPage {

    private static final Duration WORKING_DAY = Duration.ofHours(12);

    private final Guard guard;

    LoginPage(Guard guard) {
        this.guard = guard;
    }

    @GET
    @Path("login")
    @Operation(hidden = true)
    public Response form() {
        return Response.ok(Pages.login(false).render()).build();
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response login(@FormParam("token") Optional<String> token, @Context HttpServerRequest request) {
        Token shown = new Token(token.orElse("").strip());
        if (guard.holderOf(shown).isEmpty()) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .entity(Pages.login(true).render())
                    .build();
        }
        return Response.seeOther(URI.create("/"))
                .cookie(cookie(shown.text(), WORKING_DAY, request))
                .build();
    }

    @POST
    @Path("logout")
    @Operation(hidden = true)
    public Response logout(@Context HttpServerRequest request) {
        return Response.seeOther(URI.create("/login"))
                .cookie(cookie("", Duration.ZERO, request))
                .build();
    }

    private static NewCookie cookie(String value, Duration life, HttpServerRequest request) {
        return new NewCookie.Builder(Guard.COOKIE)
                .value(value)
                .path("/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(request.isSSL())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}

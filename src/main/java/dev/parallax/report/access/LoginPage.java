package dev.parallax.report.access;

import dev.parallax.report.page.LoginView;
import dev.parallax.report.page.Pages;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a browser says who it is: it shows its token once, or is sent to the OpenID Connect provider. From then on a cookie
 * that no script can read stands for it.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class LoginPage {

    /** The cookie that binds a login under way to the browser that began it. */
    static final String BEGUN = "parallax-login";

    private static final Duration WORKING_DAY = Duration.ofHours(12);
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Guard guard;
    private final Sessions sessions;
    private final AccessConfig config;

    LoginPage(Guard guard, Sessions sessions, AccessConfig config) {
        this.guard = guard;
        this.sessions = sessions;
        this.config = config;
    }

    @GET
    @Path("login")
    @Operation(hidden = true)
    public Response form(@QueryParam("to") Optional<String> to) {
        return page(Response.Status.OK, "", ReturnPath.of(to.orElse("")));
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response login(
            @FormParam("token") Optional<String> token,
            @FormParam("to") Optional<String> to,
            @Context HttpServerRequest request) {
        Token shown = new Token(token.orElse("").strip());
        ReturnPath back = ReturnPath.of(to.orElse(""));
        if (guard.holderOf(shown).isEmpty()) {
            return page(Response.Status.UNAUTHORIZED, "Nobody holds this token.", back);
        }
        return Response.seeOther(URI.create(back.text()))
                .cookie(cookie(Guard.COOKIE, WORKING_DAY, request.isSSL())
                        .value(shown.text())
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build())
                .build();
    }

    @GET
    @Path("login/oidc")
    @Operation(hidden = true)
    public Response toTheProvider(@QueryParam("to") Optional<String> to) {
        ReturnPath back = ReturnPath.of(to.orElse(""));
        Optional<CodeLogin> login = guard.codeLogin();
        Optional<CodeLogin.Departure> departure = login.flatMap(one -> one.begin(back));
        if (departure.isEmpty()) {
            return page(Response.Status.SERVICE_UNAVAILABLE, "The provider cannot be asked at the moment.", back);
        }
        // Lax, not Strict: the browser comes back from another site.
        return Response.seeOther(departure.get().to())
                .cookie(cookie(BEGUN, UNDER_WAY, login.get().isSecure())
                        .value(departure.get().browser().text())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }

    @GET
    @Path("login/callback")
    @Operation(hidden = true)
    public Response fromTheProvider(
            @QueryParam("state") Optional<String> state,
            @QueryParam("code") Optional<String> code,
            @Context HttpServerRequest request) {
        Optional<CodeLogin> login = guard.codeLogin();
        Optional<Secret> browser = cookie(request, BEGUN);
        Optional<CodeLogin.Arrival> arrival = login.isEmpty() || browser.isEmpty()
                ? Optional.empty()
                : login.get().finish(new Secret(state.orElse("")), new Token(code.orElse("")), browser.get());
        if (arrival.isEmpty()) {
            return page(
                    Response.Status.UNAUTHORIZED,
                    "You were not logged in: the login took too long or began elsewhere, the provider refused it, or you"
                            + " have no role here.",
                    ReturnPath.HOME);
        }
        boolean secure = login.get().isSecure();
        return Response.seeOther(URI.create(arrival.get().back().text()))
                .cookie(
                        cookie(Guard.SESSION, config.oidc().session(), secure)
                                .value(sessions.begin(arrival.get().caller()).text())
                                .sameSite(NewCookie.SameSite.LAX)
                                .build(),
                        cookie(BEGUN, Duration.ZERO, secure).value("").build())
                .build();
    }

    @POST
    @Path("logout")
    @Operation(hidden = true)
    public Response logout(@Context HttpServerRequest request) {
        cookie(request, Guard.SESSION).ifPresent(sessions::end);
        return Response.seeOther(URI.create("/login"))
                .cookie(
                        cookie(Guard.COOKIE, Duration.ZERO, request.isSSL())
                                .value("")
                                .sameSite(NewCookie.SameSite.STRICT)
                                .build(),
                        cookie(Guard.SESSION, Duration.ZERO, request.isSSL())
                                .value("")
                                .build())
                .build();
    }

    private Response page(Response.Status status, String problem, ReturnPath back) {
        return Response.status(status)
                .entity(Pages.login(new LoginView(problem, guard.codeLogin().isPresent(), back.text()))
                        .render())
                .build();
    }

    private static Optional<Secret> cookie(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getCookie(name))
                .map(Cookie::getValue)
                .map(Secret::new);
    }

    private static NewCookie.Builder cookie(String name, Duration life, boolean secure) {
        return new NewCookie.Builder(name)
                .path("/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(secure);
    }
}

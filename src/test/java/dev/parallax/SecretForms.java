package dev.parallax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How a secret may look where it leaked: as it is, URL-encoded, in hexadecimal digits of either case, in Base64. */
public final class SecretForms {

    private SecretForms() {}

    public static List<String> of(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        List<String> forms =
                new ArrayList<>(List.of(secret, URLEncoder.encode(secret, UTF_8), hex, hex.toUpperCase(Locale.ROOT)));
        // Base64 of it wherever it starts within a group of three bytes, without the characters its neighbours touch.
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[bytes.length + offset];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(encoded.substring(offset == 0 ? 0 : 4, encoded.length() - 2));
        }
        return forms;
    }
}

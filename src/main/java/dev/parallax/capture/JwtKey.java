package dev.parallax.capture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The public key tokens are signed for: RSA for {@code RS256}, P-256 for {@code ES256}. The key decides the algorithm, never
 * the token. Thread-safe.
 *
 * @param key the key
 */
record JwtKey(PublicKey key) {

    private static final SettingName SETTING = new SettingName("parallax.tenant-jwt-key");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a PEM file.
     *
     * @throws InvalidSettingException if it holds no public key of these kinds
     */
    static JwtKey read(Path file) {
        try {
            String body =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            X509EncodedKeySpec encoded =
                    new X509EncodedKeySpec(Base64.getDecoder().decode(body));
            for (String algorithm : List.of("RSA", "EC")) {
                try {
                    return new JwtKey(KeyFactory.getInstance(algorithm).generatePublic(encoded));
                } catch (GeneralSecurityException another) {
                    // The next kind may fit.
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw refuse(file);
        }
        throw refuse(file);
    }

    /** Whether the signature is this key's over header and payload, all three as they stand in the token. */
    boolean verifies(String header, String payload, String signature) {
        try {
            boolean rsa = key.getAlgorithm().equals("RSA");
            String algorithm = JSON.readTree(Base64.getUrlDecoder().decode(header))
                    .path("alg")
                    .asText();
            if (!algorithm.equals(rsa ? "RS256" : "ES256")) {
                return false;
            }
            Signature check = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            check.initVerify(key);
            check.update((header + "." + payload).getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException forged) {
            return false;
        }
    }

    private static InvalidSettingException refuse(Path file) {
        return new InvalidSettingException(SETTING, "'" + file + "'", "a PEM file with an RSA or P-256 public key");
    }
}

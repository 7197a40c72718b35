package dev.parallax.report.access;

/**
 * What a caller shows to be let in. Its text reaches neither log nor page.
 *
 * @param text as it was sent
 */
record Token(String text) {

    Sha256 sha256() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "Token";
    }
}

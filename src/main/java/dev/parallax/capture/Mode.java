package dev.parallax.capture;

/** How reads come in on the data-plane port. */
public enum Mode {
    /** Clients call Parallax, which passes everything on to the serving side and copies reads aside. */
    PROXY,
    /** Somebody else's mirroring sends copies of requests; Parallax answers 202 at once and asks both sides itself. */
    MIRROR
}

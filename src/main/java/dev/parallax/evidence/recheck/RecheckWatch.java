package dev.parallax.evidence.recheck;

/** Told how asking again goes; says when to stop. Called by one thread. */
public interface RecheckWatch {

    /** So many reads will be asked. */
    void total(int reads);

    /** One more read has its outcome, or was left out. */
    void step();

    /** Whether to stop. */
    boolean cancelled();
}

package dev.parallax.evidence.gather;

/**
 * Names a batch for ever: the store applies each at most once, in order.
 *
 * @param boot the run of Parallax that gathered it, as registered in the store
 * @param sequence 1 for the run's first batch, without gaps
 */
public record BatchId(long boot, long sequence) {}

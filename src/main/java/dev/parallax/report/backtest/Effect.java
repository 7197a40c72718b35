package dev.parallax.report.backtest;

/** What an edited rule book does to one difference, compared with the one in force. */
public enum Effect {
    /** It blocks now and would not any more. */
    DISAPPEARS,
    /** It blocks under both. */
    STAYS,
    /** The rules in force hide it, or let it pass, and the edited ones would not. */
    APPEARS,
    /** It blocks under neither. */
    HIDDEN,
    /** What is kept does not suffice to say. */
    UNKNOWN
}

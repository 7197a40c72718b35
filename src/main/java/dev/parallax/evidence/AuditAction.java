package dev.parallax.evidence;

/** What is worth remembering of what people do. Words are stable: stored and shown. */
public enum AuditAction {
    /** Somebody decided about a discrepancy. Subject: the discrepancy. */
    TRIAGE,
    /** Another rule book is in force. Subject: its digest. */
    RULES,
    /** A verdict was overridden. Subject: the tenant. */
    OVERRIDE,
    /** All that was kept of a tenant was erased. Subject: the tenant. */
    ERASURE,
    /** Mirroring was stopped, or goes on. Subject: the kill switch. */
    KILL_SWITCH,
    /** Somebody said which build a side runs. Subject: the side. */
    BUILD,
    /** Replies were asked for again. Subject: the discrepancy or tenant. */
    RECHECK
}

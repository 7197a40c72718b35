package dev.parallax.capture;

/** A setting that cannot be used. The message is for the operator: which setting, what it got, what it accepts. */
public class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param setting which one
     * @param got what it is, as shown to the operator: quoted text or a description
     * @param accepts what it may be
     */
    public InvalidSettingException(SettingName setting, CharSequence got, CharSequence accepts) {
        super(setting + " (" + setting.environment() + ") is " + got + ", but must be " + accepts);
    }
}

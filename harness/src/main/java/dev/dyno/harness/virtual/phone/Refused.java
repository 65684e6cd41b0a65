package dev.dyno.harness.virtual.phone;

/** The package manager does not do what it was asked for. The message begins with Android's code. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String code, String message) {
        super(message.isEmpty() ? code : code + ": " + message);
    }
}

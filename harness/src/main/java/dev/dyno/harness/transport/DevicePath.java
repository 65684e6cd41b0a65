package dev.dyno.harness.transport;

/**
 * A path on a device; never a path here, so it has no methods that touch files.
 *
 * @param value absolute, with {@code /} between names, without {@code .} and {@code ..}, without control characters
 */
public record DevicePath(String value) {
    public DevicePath {
        boolean absolute = value.startsWith("/") && (value.length() == 1 || !value.endsWith("/"));
        boolean plain = value.chars().noneMatch(Character::isISOControl);
        if (!absolute || !plain || value.matches(".*/\\.{1,2}(/.*)?") || value.contains("//")) {
            throw new IllegalArgumentException("not an absolute, plain device path: '" + value + "'");
        }
    }

    /**
     * The path of a child.
     *
     * @param name one name, or several with {@code /} between them
     */
    public DevicePath resolve(String name) {
        return new DevicePath(value.equals("/") ? "/" + name : value + "/" + name);
    }

    /** The last name of the path. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The folder that holds it. */
    public DevicePath parent() {
        int slash = value.lastIndexOf('/');
        return new DevicePath(slash == 0 ? "/" : value.substring(0, slash));
    }

    @Override
    public String toString() {
        return value;
    }
}

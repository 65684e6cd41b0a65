package dev.dyno.packaging;

/**
 * The value of an attribute as Android keeps it.
 *
 * @param type its kind, by the numbers of {@code Res_value}
 * @param text what was written
 * @param data the value itself; 0 for texts
 */
record TypedValue(int type, String text, int data) {
    private static final int STRING = 0x03;
    private static final int DECIMAL = 0x10;
    private static final int HEXADECIMAL = 0x11;
    private static final int BOOLEAN = 0x12;

    /**
     * What a text means where Android expects a value of some kind.
     *
     * @throws IllegalArgumentException if it refers to a resource: there are none
     */
    static TypedValue of(String text) {
        if (text.startsWith("@") || text.startsWith("?")) {
            throw new IllegalArgumentException("the agent has no resources to refer to: " + text);
        }
        if (text.equals("true") || text.equals("false")) {
            return new TypedValue(BOOLEAN, text, text.equals("true") ? -1 : 0);
        }
        if (text.matches("0x[0-9a-fA-F]{1,8}")) {
            return new TypedValue(HEXADECIMAL, text, Integer.parseUnsignedInt(text.substring(2), 16));
        }
        return text.matches("-?[0-9]{1,9}") ? new TypedValue(DECIMAL, text, Integer.parseInt(text)) : text(text);
    }

    /** A text, whatever it looks like. */
    static TypedValue text(String text) {
        return new TypedValue(STRING, text, 0);
    }

    boolean isText() {
        return type == STRING;
    }
}

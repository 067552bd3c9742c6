package io.whence.exporter.console;

import io.whence.api.model.Run;

/** Colours and the signs that trees are drawn with. */
enum Style {
    PLAIN(false, "  <- ", "  <- ", "     "),
    COLOUR_ASCII(true, "  <- ", "  <- ", "     "),
    COLOUR_UNICODE(true, "  ├← ", "  └← ", "     ");

    private static final String RESET = "\u001b[0m";

    private final boolean colour;
    private final String input;
    private final String lastInput;
    private final String indent;

    Style(boolean colour, String input, String lastInput, String indent) {
        this.colour = colour;
        this.input = input;
        this.lastInput = lastInput;
        this.indent = indent;
    }

    String input(boolean last) {
        return last ? lastInput : input;
    }

    /** As wide as {@link #input(boolean)}. */
    String indent() {
        return indent;
    }

    String strong(String text) {
        return code("1", text);
    }

    String faint(String text) {
        return code("2", text);
    }

    String warning(String text) {
        return code("33", text);
    }

    /** An edge that is known. */
    String fact(String text) {
        return code("32", text);
    }

    /** An edge that is inferred. */
    String inference(String text) {
        return code("36", text);
    }

    String state(Run.State state) {
        switch (state) {
            case COMPLETE:
                return code("1;32", state.name());
            case FAIL:
                return code("1;31", state.name());
            default:
                return code("1;33", state.name());
        }
    }

    private String code(String code, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
    }
}

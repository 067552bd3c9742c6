package io.whence.exporter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void colourOnATerminalOnly() {
        assertThat(style(true, true, Map.of())).isEqualTo(Style.COLOUR_UNICODE);
        assertThat(style(true, false, Map.of("TERM", "xterm"))).isEqualTo(Style.COLOUR_ASCII);
        assertThat(style(false, true, Map.of())).isEqualTo(Style.PLAIN);
    }

    @Test
    void theUserHasTheLastWord() {
        assertThat(style(true, true, Map.of("NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
        assertThat(style(true, true, Map.of("NO_COLOR", ""))).isEqualTo(Style.COLOUR_UNICODE);
        assertThat(style(true, true, Map.of("TERM", "dumb"))).isEqualTo(Style.PLAIN);
        assertThat(style(false, true, Map.of("FORCE_COLOR", "1"))).isEqualTo(Style.COLOUR_UNICODE);
        assertThat(style(true, true, Map.of("FORCE_COLOR", "0"))).isEqualTo(Style.PLAIN);
        assertThat(style(false, true, Map.of("FORCE_COLOR", "1", "NO_COLOR", "1")))
                .isEqualTo(Style.PLAIN);
    }

    @Test
    void thisProcessIsLookedAtWithoutHarm() {
        assertThat(Terminal.ofThisProcess().style()).isNotNull();
    }

    private static Style style(boolean terminal, boolean unicode, Map<String, String> environment) {
        return new Terminal(terminal, unicode, environment).style();
    }
}

package dev.tripline.console.terminal;

import picocli.CommandLine.Option;

/** Whether a command shows colours. */
public final class StyleOptions {
    @Option(names = "--no-color", description = "no colours (also NO_COLOR, TERM=dumb)")
    private boolean noColor;

    public Style style() {
        return new Style(Colors.wanted(noColor));
    }
}

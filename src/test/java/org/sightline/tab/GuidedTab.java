package org.sightline.tab;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints the lines of a tab of a demo patient; {@code org.sightline.ExtendingTest} starts it. */
public final class GuidedTab {

    private GuidedTab() {}

    /** @param arguments the patient's NHS number and the tab */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new StoryPages().lines(arguments[0], arguments[1]).forEach(out::println);
    }
}

package org.sightline.feed.reading;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.loading.ConfigFolder;

/** Asks a feed whose file has this authentication; {@code org.sightline.ExtendingTest} starts it. */
public final class GuidedAuthentication {

    private GuidedAuthentication() {}

    /** @param arguments the authentication as YAML, and the name and the value of an environment variable */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("guided");
        FeedAuthentication authentication = ConfigFolder.sound(folder)
                .write("feeds/greenfield.yaml", ConfigFolder.FEED.replace("{kind: none}", arguments[0]))
                .load()
                .feeds()
                .getFirst()
                .connection()
                .orElseThrow()
                .authentication();
        try (ScriptedFeed feed = ScriptedFeed.start()) {
            new ReaderUnderTest()
                    .environment(arguments[1], arguments[2])
                    .feed(feed.base(), authentication, Optional.empty())
                    .answer();
            feed.asked().stream().map(asked -> asked.header("Authorization")).forEach(out::println);
        }
    }
}

package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.SecretReference;

@DisplayName("a header with a secret")
class HeaderSecretTest {

    private final ScriptedFeed feed = ScriptedFeed.start();

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("a secret from a file is read at use and loses its last line break")
    void secretFromFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key");
        ReaderUnderTest reader = new ReaderUnderTest()
                .feed(
                        feed.base(),
                        new FeedAuthentication.Header(
                                "X-Api-Key", new SecretReference(SecretReference.Kind.FILE, file.toString())),
                        Optional.empty());
        assertNoCredentials(reader);

        Files.writeString(file, "first\r\n");
        reader.answer();
        Files.writeString(file, "second\n");
        reader.answer();

        assertEquals(
                List.of("first", "first", "second", "second"),
                feed.asked().stream().map(a -> a.header("X-api-key")).toList());
    }

    @ParameterizedTest
    @CsvSource({"X-Api-Key, a\u0001b", "Host, abc", "'X Y', abc"})
    @DisplayName("a header that cannot be sent is no credentials")
    void headerThatCannotBeSent(String name, String value) {
        FeedAuthentication header =
                new FeedAuthentication.Header(name, new SecretReference(SecretReference.Kind.ENV, "KEY"));

        assertNoCredentials(
                new ReaderUnderTest().environment("KEY", value).feed(feed.base(), header, Optional.empty()));
    }

    private void assertNoCredentials(ReaderUnderTest reader) {
        Unavailable answer = assertInstanceOf(Unavailable.class, reader.answer());
        assertEquals(Reason.NO_CREDENTIALS, answer.reason());
        assertEquals(0, feed.asked("Patient"));
    }
}

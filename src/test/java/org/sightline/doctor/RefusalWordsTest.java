package org.sightline.doctor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.launch.RefusalReason;

class RefusalWordsTest {

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void explainsEveryReasonInTheWordsOfTheGuide(RefusalReason reason) throws Exception {
        String words = new RefusalWords().of(reason.name());
        assertTrue(words.length() > 10, reason.name());
        String guide = Files.readString(Path.of("docs/registering-a-launch.md")).replace("`", "");
        assertTrue(guide.contains(words + " |"), words);
    }
}

package org.sightline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a migrated database on the JVM's one PostgreSQL. Use it with
 * {@code @QuarkusTestResource(DatabaseResource.class)}.
 */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return DatabaseServer.shared().database().settings();
    }

    @Override
    public void stop() {
        // the server ends with the JVM, and its databases with it
    }
}

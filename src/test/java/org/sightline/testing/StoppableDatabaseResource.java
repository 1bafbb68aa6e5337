package org.sightline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives one test class a PostgreSQL of its own to stop and start, in a field of type {@link DatabaseServer}. */
public final class StoppableDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private DatabaseServer server;

    @Override
    public Map<String, String> start() {
        server = DatabaseServer.ofItsOwn();
        return server.emptyDatabase().settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(DatabaseServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}

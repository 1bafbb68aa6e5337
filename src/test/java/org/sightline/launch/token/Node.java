package org.sightline.launch.token;

import java.util.List;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.LaunchRowsOf;
import org.sightline.launch.LaunchService;
import org.sightline.launch.OpenGate;
import org.sightline.launch.OpenSessions;
import org.sightline.launch.RecordedTrail;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.TestLog;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.TestDatabase;

/** One running node's token door over a database that other nodes may share. */
final class Node {

    static final LaunchRequest REQUEST = LaunchRequest.by(RecordedTrail.CALLER);

    final TokenViewer viewer;
    final RecordedTrail trail = new RecordedTrail();
    final OpenSessions sessions = new OpenSessions(trail);
    final TokenDoor door;

    Node(TestDatabase database, TokenViewer viewer) {
        this.viewer = viewer;
        door = new TokenDoor(
                viewer.verifier,
                new UsedTokens(database.database()),
                new PushedLaunches(database.database(), () -> viewer.now),
                new LaunchService(LaunchRowsOf.each(trail), sessions, _ -> {}, TestLog.NONE, OpenGate.forEverybody()));
    }

    ViewerSessions.Opened post(String token) {
        return door.post(List.of(token), null, REQUEST);
    }

    String push(String token) {
        return door.push(List.of(token), "", REQUEST);
    }

    ViewerSessions.Opened open(String handle) {
        return door.open(handle, "", REQUEST);
    }

    /** The reason of the refusal that the action ends in. */
    static RefusalReason refusal(Runnable action) {
        try {
            action.run();
        } catch (LaunchRefusedException e) {
            return e.reason();
        }
        throw new AssertionError("accepted");
    }
}

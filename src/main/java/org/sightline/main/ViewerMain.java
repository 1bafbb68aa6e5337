package org.sightline.main;

import io.quarkus.runtime.Quarkus;
import org.jspecify.annotations.Nullable;

/** Starts the viewer, and says in two lines why it did not start: what happened, and what to do. */
public final class ViewerMain {

    private ViewerMain() {}

    public static void main(String... args) {
        try {
            Quarkus.run(null, ViewerMain::ended, args);
        } catch (Throwable e) { // the outermost edge: an error of Quarkus's static start is one too
            ended(1, e);
        }
    }

    private static void ended(Integer code, @Nullable Throwable failure) {
        if (failure == null) {
            System.exit(code);
            return;
        }
        StartFailure why = StartFailure.of(failure);
        System.err.println("Sightline did not start. " + why.happened());
        System.err.println("What to do: " + why.toDo());
        if (StartFailure.wantsTrace()) {
            failure.printStackTrace();
        }
        System.err.flush();
        // at once: what has begun and is stopped now would complain of that below the two lines
        Runtime.getRuntime().halt(code == 0 ? 1 : code);
    }
}

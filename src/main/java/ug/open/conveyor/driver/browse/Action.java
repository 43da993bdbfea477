package ug.open.conveyor.driver.browse;

import java.util.List;
import ug.open.conveyor.driver.store.index.StoredAttempt;

/** What a key asks for beyond the screen. */
sealed interface Action {
    /** Nothing. */
    Action NONE = new Nothing();

    /** Nothing: the screen shows it all. */
    record Nothing() implements Action {}

    /** The end. */
    record Quit() implements Action {}

    /** To draw everything anew, and to read the list again. */
    record Refresh() implements Action {}

    /** To read what a view that has just been opened shows. */
    record Fill(TextView view) implements Action {}

    /** To end what fills a view that is left. */
    record Leave(TextView view) implements Action {}

    /** To run executions again, and to show what happens in a view that has just been opened. */
    record Replay(TextView view, List<StoredAttempt> executions) implements Action {}

    /** To stop the replay. */
    record Stop() implements Action {}

    /** To write executions to a file of this name. */
    record Export(List<StoredAttempt> executions, String file) implements Action {}
}

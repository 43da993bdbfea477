package ug.open.conveyor.driver.search;

import ug.open.conveyor.driver.follow.LogSource;

/** The lines that a search finds, with their context; a {@link SearchSink} learns which is which. */
public interface FoundLines extends LogSource {
    /** How many lines matched, context not counted; known when {@link #read} has ended. */
    long count();
}

package ug.open.conveyor.driver.loader;

import ug.open.conveyor.driver.Driver;

/** A driver that holds something until it is closed: a class loader, the author's own object. */
public interface LoadedDriver extends Driver, AutoCloseable {
    /** Makes way for the next build of it. To be called when no attempt runs; an attempt that comes all the same takes everything up again. */
    default void makeWay() {}

    /** Whether the next build of it cannot be loaded while it is there, such as where both need one port. */
    default boolean isAlone() {
        return false;
    }

    /**
     * Closes the author's driver where it is {@link AutoCloseable}, then lets go of its classes. To be called when no attempt runs.
     *
     * @throws Exception what the author's {@code close} threw
     */
    @Override
    void close() throws Exception;
}

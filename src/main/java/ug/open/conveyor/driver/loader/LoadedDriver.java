package ug.open.conveyor.driver.loader;

import ug.open.conveyor.driver.Driver;

/** A driver that holds something until it is closed: a class loader, the author's own object. */
public interface LoadedDriver extends Driver, AutoCloseable {
    /**
     * Closes the author's driver where it is {@link AutoCloseable}, then lets go of its classes. To be called when no attempt runs.
     *
     * @throws Exception what the author's {@code close} threw
     */
    @Override
    void close() throws Exception;
}

/** The Java driver runtime for Conveyor CI, and the command line on it. */
module ug.open.conveyor.driver {
    requires java.compiler;
    requires java.net.http;
    requires static com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires static com.fasterxml.jackson.dataformat.yaml;
    requires io.nats.jnats;
    requires static info.picocli;
    requires static org.jline;

    exports ug.open.conveyor.driver;
    exports ug.open.conveyor.driver.embed;
    exports ug.open.conveyor.driver.runtime;
    exports ug.open.conveyor.driver.testing;
}

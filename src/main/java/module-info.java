/** The Java driver runtime for Conveyor CI, and the command line on it. */
module ug.open.conveyor.driver {
    requires java.compiler;
    requires static java.logging;
    requires java.net.http;
    requires java.xml;
    requires static com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires static org.yaml.snakeyaml;
    requires static com.networknt.schema;
    requires io.nats.jnats;
    requires static info.picocli;
    requires static org.jline.nativ;
    requires static org.jline.reader;
    requires static org.jline.terminal;

    exports ug.open.conveyor.driver;
    exports ug.open.conveyor.driver.join;
    exports ug.open.conveyor.driver.runtime;
    exports ug.open.conveyor.driver.testing;
}

package ug.open.conveyor.driver.cli;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.loader.DriverCode;

/**
 * The driver that a command line asks for, not loaded yet.
 *
 * @param definition what the manager has to know of it
 * @param code what to load
 * @param secrets values to mask, by the name of their variable
 * @param tail what a replay needs behind its REF to mean this driver; often nothing
 */
record Target(DriverDefinition definition, DriverCode code, Map<String, String> secrets, List<String> tail) {}

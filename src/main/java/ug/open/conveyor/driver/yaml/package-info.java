/**
 * YAML as a tree with positions, read by the YAML 1.2 core schema: a plain text by hand, any other from the events of snakeyaml's parser.
 *
 * <p>What {@code driver.yaml} means belongs in {@code config}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.yaml.Yaml}.
 */
package ug.open.conveyor.driver.yaml;

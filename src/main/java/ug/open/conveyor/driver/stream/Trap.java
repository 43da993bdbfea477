package ug.open.conveyor.driver.stream;

/**
 * Something about a driver's consumer that loses, keeps or misdirects events (protocol.md, Consumer).
 *
 * @param word its name in documentation and JSON, such as {@code undrained}
 * @param sentence what it is and what to do; untrusted text
 */
public record Trap(String word, String sentence) {}

package ug.open.conveyor.driver.host;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * The machine and its user, as far as the environment variables do not tell.
 *
 * @param os the name of the operating system, as Java has it
 * @param userHome the user's home folder, {@code ?} where there is none
 * @param scratch the folder for short-lived files
 * @param charset the character set of the user's locale
 * @param locale variables that a command needs to have the user's locale, where this process was given another one
 */
public record Platform(String os, String userHome, Path scratch, Charset charset, Map<String, String> locale) {}

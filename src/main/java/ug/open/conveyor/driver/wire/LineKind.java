package ug.open.conveyor.driver.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kinds of a recording's lines. */
public enum LineKind {
    SESSION,
    EVENT,
    START,
    LOG,
    FINISH,
    SETTLE,
    /** A message of somebody else that belongs to no recorded event. */
    MESSAGE;

    final String word = name().toLowerCase(Locale.ROOT);

    /** The first bytes of such a line. */
    final byte[] head = ("{\"kind\":\"" + word + "\"").getBytes(StandardCharsets.US_ASCII);
}

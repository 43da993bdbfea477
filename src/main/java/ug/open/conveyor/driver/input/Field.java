package ug.open.conveyor.driver.input;

import java.util.Locale;

/** The top-level members by which a reader recognizes a record; a record has their names in lower case. */
enum Field {
    KIND,
    FORMAT,
    E,
    TIME,
    SUBJECT,
    SEQ,
    HEADERS,
    BODY,
    MESSAGE,
    BYTES,
    EVENT,
    PAYLOAD,
    RUN_ID,
    NAME,
    RESOURCE,
    RUNID,
    DRIVER,
    RETRY;

    /** Its name in a record. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all, in their order. */
    static String[] keys() {
        Field[] all = values();
        String[] keys = new String[all.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = all[i].key();
        }
        return keys;
    }
}

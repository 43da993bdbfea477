package ug.open.conveyor.driver.record;

import java.util.Locale;

/** The top-level members by which a record is told and read; what each is called in it is its name in lower case. */
enum Member {
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

    /** What it is called. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What all are called, in their order. */
    static String[] keys() {
        Member[] all = values();
        String[] keys = new String[all.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = all[i].key();
        }
        return keys;
    }
}

package ug.open.conveyor.driver.loader;

/** Whether this JVM runs classes that use preview features, which it does not tell: it is given one. */
final class PreviewFeatures extends ClassLoader {
    /** What to do where it does not. */
    static final String WAY_IN =
            "start conveyor-driver with CONVEYOR_DRIVER_JAVA_OPTS=--enable-preview in the environment";

    private static final int CLASS_FILES_BEGIN = 44;
    private static final byte[] EMPTY_CLASS = {
        (byte) 0xCA,
        (byte) 0xFE,
        (byte) 0xBA,
        (byte) 0xBE, // magic
        (byte) 0xFF,
        (byte) 0xFF,
        0,
        0, // minor version: of preview features; major version
        0,
        5,
        7,
        0,
        2,
        1,
        0,
        1,
        'P',
        7,
        0,
        4,
        1,
        0,
        16, // the constants: class P, class
        'j',
        'a',
        'v',
        'a',
        '/',
        'l',
        'a',
        'n',
        'g',
        '/',
        'O',
        'b',
        'j',
        'e',
        'c',
        't',
        0,
        0x20,
        0,
        1,
        0,
        3,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0 // flags, this, super; no interface, field, method, attribute
    };

    private PreviewFeatures() {
        super(null);
    }

    static boolean areOn() {
        byte[] bytes = EMPTY_CLASS.clone();
        bytes[7] = (byte) (CLASS_FILES_BEGIN + Runtime.version().feature());
        try {
            new PreviewFeatures().defineClass("P", bytes, 0, bytes.length);
            return true;
        } catch (UnsupportedClassVersionError off) {
            return false;
        }
    }
}

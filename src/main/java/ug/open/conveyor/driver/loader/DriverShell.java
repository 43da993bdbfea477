package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.DriverMessage;

/**
 * A shell in the folder and with the variables that a command has for an event. In bash and zsh the driver's command is the last line of the
 * history; files of the user are read and never written.
 *
 * @param spec the driver
 * @param scratch a folder for short-lived files
 * @param program the shell, absolute or to be found
 * @param line the driver's command as a person types it
 */
public record DriverShell(CommandSpec spec, Path scratch, String program, String line) {
    private static final String BASH = """
            [ -r ~/.bashrc ] && . ~/.bashrc
            history -r 2>/dev/null
            history -s -- @line@
            unset HISTFILE
            """;

    /** Where the user's own .zshenv names another folder for the rest, zsh would look there. */
    private static final String ZSHENV = """
            ZDOTDIR=@user@
            [[ -r $ZDOTDIR/.zshenv ]] && . "$ZDOTDIR/.zshenv"
            _conveyor_zdotdir=${ZDOTDIR:-$HOME}
            ZDOTDIR=@ours@
            """;

    private static final String ZSHRC = """
            ZDOTDIR=$_conveyor_zdotdir
            unset _conveyor_zdotdir
            [[ -r $ZDOTDIR/.zshrc ]] && . "$ZDOTDIR/.zshrc"
            [[ -n $HISTFILE ]] && fc -R "$HISTFILE" 2>/dev/null
            print -rs -- @line@
            unset HISTFILE
            """;

    /**
     * Opens it and waits for its end.
     *
     * @throws LoadException where there is no such shell
     * @throws IOException where it cannot be started, with a sentence
     * @throws InterruptedException where the thread was interrupted; then it was stopped
     */
    public void open(DriverMessage message) throws LoadException, IOException, InterruptedException {
        CommandEnvironment.check(spec.env());
        String shell = Executable.of(spec.folder(), spec.env()).find(program).toString();
        try (AttemptFolders folders = new AttemptFolders(scratch);
                AttemptFolder folder = folders.open(message.payload())) {
            Map<String, String> variables = new HashMap<>(CommandEnvironment.of(spec, message, folder));
            new TerminalProcess(spec, folder).run(words(shell, folder.path(), variables), variables);
        }
    }

    private List<String> words(String shell, Path folder, Map<String, String> variables) throws IOException {
        String name = Path.of(shell).getFileName().toString();
        if (name.equals("bash")) {
            Path start = folder.resolve("bashrc");
            Files.writeString(start, BASH.replace("@line@", SourcedVariables.quoted(line)));
            return List.of(shell, "--rcfile", start.toString(), "-i");
        }
        if (name.equals("zsh")) {
            Map<String, String> usual = new ProcessBuilder().environment();
            String user = usual.getOrDefault("ZDOTDIR", usual.getOrDefault("HOME", "/"));
            Files.writeString(
                    folder.resolve(".zshenv"),
                    ZSHENV.replace("@user@", SourcedVariables.quoted(user))
                            .replace("@ours@", SourcedVariables.quoted(folder.toString())));
            Files.writeString(folder.resolve(".zshrc"), ZSHRC.replace("@line@", SourcedVariables.quoted(line)));
            variables.put("ZDOTDIR", folder.toString());
        }
        return List.of(shell, "-i");
    }
}

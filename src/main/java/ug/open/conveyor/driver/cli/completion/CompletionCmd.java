package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/** {@code completion}: prints the completion script of a shell. */
public final class CompletionCmd extends Cmd {
    private final Opt<Shell> shell =
            parameter(Kind.oneOf(Shell.values()), "SHELL", "The shell.").required("bash, zsh, fish or powershell");

    private final CommandTable commands;

    public CompletionCmd(Entry entry, Environment env, CommandTable commands) {
        super(entry, env);
        this.commands = commands;
        details("""
                A release contains these scripts in completions/, and packages install them. Without a package, save the script where your
                shell looks for it: bash ~/.local/share/bash-completion/completions/conveyor-driver, zsh a folder of $fpath by the name
                _conveyor-driver, fish ~/.config/fish/completions/conveyor-driver.fish. PowerShell looks nowhere: write a line
                . PATH\\conveyor-driver.ps1 into the file that $PROFILE names.""");
        examples(
                "conveyor-driver completion bash",
                "conveyor-driver completion zsh",
                "conveyor-driver completion fish",
                "conveyor-driver completion powershell");
    }

    /** The shells. */
    enum Shell {
        BASH,
        ZSH,
        FISH,
        POWERSHELL
    }

    @Override
    public int call() throws IOException {
        env.print(script(shell.get(), commands, env));
        return ExitCodes.OK;
    }

    /** The script of one shell, whole. */
    static String script(Shell shell, CommandTable table, Environment env) {
        return switch (shell) {
            case BASH -> BashCompletion.of(table.rows(), table.all(env));
            case ZSH -> ZshCompletion.of(table.rows(), table.all(env));
            case FISH -> FishCompletion.of(table.rows(), table.all(env));
            case POWERSHELL -> Completions.template("completion.ps1");
        };
    }
}

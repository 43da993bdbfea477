package ug.open.conveyor.driver.cli;

import java.io.IOException;

/** {@code completion}: prints the script that teaches a shell to complete this tool's words. */
final class CompletionCmd extends Cmd {
    private final Opt<Shell> shell =
            parameter(Kind.oneOf(Shell.values()), "SHELL", "The shell.").required("bash, zsh or fish");

    CompletionCmd(Entry entry, Environment env) {
        super(entry, env);
        details("""
                A release has these scripts in completions/, where packages install them from. Without a package, put the script where your
                shell looks: bash ~/.local/share/bash-completion/completions/conveyor-driver, zsh a folder of $fpath by the name
                _conveyor-driver, fish ~/.config/fish/completions/conveyor-driver.fish.""");
        examples(
                "conveyor-driver completion bash", "conveyor-driver completion zsh", "conveyor-driver completion fish");
    }

    /** A shell that can be taught. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Override
    int call() throws IOException {
        env.print(Completions.script(shell.get(), env));
        return ExitCodes.OK;
    }
}

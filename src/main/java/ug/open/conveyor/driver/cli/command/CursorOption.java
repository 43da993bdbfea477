package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.session.CursorFile;

/** The file from which a command that prints log entries goes on. */
final class CursorOption {
    private final Cmd cmd;
    private final Opt<Path> file;

    CursorOption(Cmd cmd) {
        this.cmd = cmd;
        file = cmd.option(
                Kind.FILE,
                "FILE",
                "Go on behind the last entry that was printed with FILE, and keep in it how far this call came.",
                "--cursor-file");
    }

    Opt<Path> option() {
        return file;
    }

    /** Refuses what has no position, or would make it pass entries that are printed later. */
    void check(boolean server, boolean failed) {
        if (!file.given()) {
            return;
        }
        if (server) {
            throw new UsageException(
                    "--cursor-file needs the run store: entries at a server have no position; leave out --from server");
        }
        if (failed) {
            throw new UsageException(
                    "--cursor-file and --failed cannot be used together: while an attempt runs it has not failed yet, and"
                            + " the cursor would pass its entries");
        }
    }

    /**
     * Opens the file, where one is named.
     *
     * @throws java.nio.file.FileSystemException where it is no cursor of this run store, or cannot be written
     */
    Optional<CursorFile> open(boolean follow) throws IOException {
        if (!file.given()) {
            return Optional.empty();
        }
        Path place = OutputFile.of(cmd.env, file.get().toString(), true);
        return Optional.of(CursorFile.open(cmd.env, place, follow));
    }
}

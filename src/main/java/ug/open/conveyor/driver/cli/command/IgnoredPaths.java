package ug.open.conveyor.driver.cli.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;

/** The places of a result that a comparison leaves out. */
final class IgnoredPaths {
    private final Opt<List<String>> paths;

    IgnoredPaths(Cmd cmd) {
        paths = cmd.options(
                Kind.TEXT,
                "PATH",
                "JSON path to leave out of the comparison, like data.took or data.files[*].time.",
                "--ignore");
    }

    Opt<?> option() {
        return paths;
    }

    /**
     * What a comparison makes of them.
     *
     * @param made throws an {@link IllegalArgumentException} for a path that cannot be read
     * @throws UsageException where it does
     */
    <T> T in(Function<Set<String>, T> made) {
        try {
            return made.apply(new HashSet<>(paths.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--ignore: " + e.getMessage());
        }
    }
}

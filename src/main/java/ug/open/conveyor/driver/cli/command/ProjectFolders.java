package ug.open.conveyor.driver.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;

/** The folders of projects on a command line: an option with one, or a parameter of which a pipeline takes several. */
final class ProjectFolders {
    private final Opt<?> opt;

    private ProjectFolders(Opt<?> opt) {
        this.opt = opt;
    }

    static ProjectFolders one(Opt<Path> option) {
        return new ProjectFolders(option);
    }

    static ProjectFolders several(Opt<List<Path>> parameter) {
        return new ProjectFolders(parameter);
    }

    boolean given() {
        return opt.given();
    }

    /** What messages call it. */
    String name() {
        return opt.name();
    }

    /** All of them. */
    List<Path> all() {
        Object value = opt.given() ? opt.get() : List.of();
        List<Path> folders = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of(value)) {
            folders.add((Path) each);
        }
        return folders;
    }

    /** The only one. */
    Optional<Path> find() {
        List<Path> all = opt.given() ? all() : List.of();
        if (all.size() > 1) {
            throw new UsageException("several projects need --pipeline FILE; found " + name() + " " + all.get(0)
                    + " and " + all.get(1) + "; a command goes behind --");
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }
}

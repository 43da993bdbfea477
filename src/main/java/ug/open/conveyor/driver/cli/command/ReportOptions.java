package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.report.ReportFormat;
import ug.open.conveyor.driver.session.Reports;
import ug.open.conveyor.driver.session.StreamFile;

/** The reports that a command writes. */
final class ReportOptions {
    private static final String EXPECTED = "junit=FILE, github, markdown=FILE or html=FILE";

    private final Environment env;
    private final Opt<List<String>> reports;

    ReportOptions(Cmd cmd) {
        env = cmd.env;
        reports = cmd.options(
                Kind.REPORT,
                "FORMAT",
                "Write a report at the end: junit=FILE, markdown=FILE, html=FILE, or github: errors, summary and outputs of a"
                        + " step of a GitHub workflow.",
                "--report");
    }

    Opt<List<String>> option() {
        return reports;
    }

    /**
     * The reports, of which each can be written as far as can be known.
     *
     * @throws java.nio.file.FileSystemException where one cannot
     */
    Reports open(boolean checks, SessionOptions session) throws IOException {
        List<Reports.Target> targets = targets();
        if (!targets.isEmpty() && session.noStore().get()) {
            throw new UsageException(
                    "--report reads the runs from the run store, and --no-store keeps none; leave out either");
        }
        Reports opened = new Reports(env, targets, checks);
        session.tells(opened::session);
        return opened;
    }

    /** The same for runs that are in the run store. */
    Reports open() throws IOException {
        return new Reports(env, targets(), false);
    }

    private List<Reports.Target> targets() throws IOException {
        List<Reports.Target> targets = new ArrayList<>();
        Set<Object> places = new HashSet<>();
        for (String word : reports.get()) {
            Reports.Target target = target(word);
            target.check();
            if (target.file().isEmpty() && !places.add(target.format())) {
                throw new UsageException("--report " + word + " is there twice: one is enough");
            }
            if (target.file().isPresent() && !places.add(place(target.file().get()))) {
                throw new UsageException("--report " + word + " goes where another report goes: name another file");
            }
            targets.add(target);
        }
        return targets;
    }

    private Reports.Target target(String word) throws IOException {
        int sign = word.indexOf('=');
        String name = sign < 0 ? word : word.substring(0, sign);
        String file = sign < 0 ? "" : word.substring(sign + 1);
        for (ReportFormat format : ReportFormat.values()) {
            if (format.word().equals(name) && format.hasFile() == sign >= 0 && file.isEmpty() != format.hasFile()) {
                return new Reports.Target(format, format.hasFile() ? Optional.of(file(file)) : Optional.empty(), word);
            }
        }
        throw new UsageException("--report: expected " + EXPECTED + ", not '" + word + "'");
    }

    private Path file(String word) throws IOException {
        Path file = env.resolve(Kind.FILE.read(word));
        return StreamFile.is(file) && !Files.isDirectory(file) ? file : OutputFile.of(env, word, true);
    }

    /** The same for two names of one file, also through links, and whether or not it is there. */
    private static Path place(Path file) throws IOException {
        Path at = StreamFile.behindLinks(file);
        return StreamFile.is(at) ? at : at.getParent().toRealPath().resolve(at.getFileName());
    }
}

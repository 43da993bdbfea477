package ug.open.conveyor.driver.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.mask.Redactor;

/** What is replaced in a recording, so that others may see it. */
final class RedactOptions {
    private final Opt<Boolean> redact;
    private final Opt<List<String>> paths;

    RedactOptions(Cmd cmd) {
        redact = cmd.flag(
                "Replace what looks like a secret by " + Redactor.MARK
                        + ": known keys and tokens, passwords in URLs, private keys, members with names such as password.",
                "--redact");
        paths = cmd.options(
                Kind.TEXT,
                "PATH",
                "Also replace the value at PATH, like spec.token or hosts[*].address, wherever the way to it ends so.",
                "--redact-path");
    }

    /**
     * What these options ask for; empty: nothing.
     *
     * @throws UsageException where a path cannot be read
     */
    Optional<Redactor> redactor() {
        if (!redact.get() && paths.get().isEmpty()) {
            return Optional.empty();
        }
        if (!redact.get()) {
            throw new UsageException("--redact-path needs --redact");
        }
        try {
            return Optional.of(new Redactor(paths.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--redact-path: " + e.getMessage());
        }
    }

    /** Sentences about what was replaced, and what was not looked into. */
    List<String> sum(Redactor redactor, String texts) {
        List<String> sentences = new ArrayList<>();
        Redactor.Counts counts = redactor.counts();
        sentences.add("redacted " + counts.values() + (counts.values() == 1 ? " value" : " values") + " in "
                + counts.changed() + " of " + counts.all() + " " + texts + "; not looked into: "
                + Redactor.NOT_LOOKED_INTO);
        if (counts.packed() > 0) {
            sentences.add("conveyor-driver: the recording has compressed data in base64, which was not looked into");
        }
        for (String path : redactor.unused()) {
            sentences.add("conveyor-driver: --redact-path " + path + " fits no value");
        }
        return sentences;
    }
}

package ug.open.conveyor.driver.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.loader.ProgramSpec;
import ug.open.conveyor.driver.loader.ProgramSpec.Payload;

/** A driver that is a program on one of Conveyor's own runtimes: what of it the command line sets. */
final class ProgramOptions {
    private final Opt<Boolean> program;
    private final Opt<Payload> payload;
    private final Opt<Long> port;
    private final Opt<Duration> ready;

    ProgramOptions(Cmd cmd) {
        cmd.heading("Driver");
        program = cmd.flag(
                "The command behind -- is a program on one of Conveyor's own driver runtimes: it stays, and gets its events from a private "
                        + "event stream.",
                "--program");
        payload = cmd.option(
                Kind.oneOf(Payload.values()),
                "",
                "How a program gets the resource: as a text that holds JSON, as from a server of 0.6, or as an object, as the Rust runtime "
                        + "needs it.",
                "--payload");
        port = cmd.option(
                Kind.number(1, 65_535),
                "PORT",
                "Port of the private event stream, for a program with nats://localhost:4222 in its source.",
                "--port");
        ready = cmd.option(
                Kind.DURATION,
                "DURATION",
                "How long a program may take until it listens for events. Default: 30s.",
                "--ready");
        cmd.heading("Options");
    }

    /** These, and others. */
    List<Opt<?>> all(Opt<?>... others) {
        List<Opt<?>> all = new ArrayList<>(List.of(others));
        all.addAll(List.of(program, payload, port, ready));
        return all;
    }

    /** Whether the command is one. */
    boolean given() {
        return program.get();
    }

    /** Says what is wrong with these. */
    void check(boolean isCommand) {
        if (ready.given() && ready.get().isZero()) {
            throw new UsageException("--ready: expected a time above 0");
        }
        if (program.get() && !isCommand) {
            throw new UsageException(
                    "--program needs the program behind --; a project has it as `program:` in driver.yaml");
        }
        if (isCommand && !program.get()) {
            for (Opt<?> opt : List.of(payload, port, ready)) {
                if (opt.given()) {
                    throw new UsageException(opt.name() + " needs --program");
                }
            }
        }
    }

    /** What a replay needs to mean the same. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("--program"));
        payload.find()
                .ifPresent(form -> words.addAll(List.of("--payload", form.name().toLowerCase(java.util.Locale.ROOT))));
        port.find().ifPresent(number -> words.addAll(List.of("--port", Long.toString(number))));
        ready.find().ifPresent(limit -> words.addAll(List.of("--ready", Durations.text(limit))));
        return words;
    }

    /** The program of a command line. */
    ProgramSpec spec(Optional<String> name, List<String> resources, List<String> words, Path folder) {
        return new ProgramSpec(
                name,
                resources,
                words,
                folder,
                Map.of(),
                List.of(),
                payload.find().orElse(Payload.STRING),
                port(OptionalInt.empty()),
                ready.find().orElse(ProgramSpec.READY),
                false);
    }

    /** The program of a project. */
    ProgramSpec spec(Optional<String> name, List<String> resources, Code.Program code, DriverProject project) {
        return new ProgramSpec(
                name,
                resources,
                code.words(),
                project.folder(),
                project.env(),
                code.build().orElse(List.of()),
                payload.find().orElse(code.objectPayload() ? Payload.OBJECT : Payload.STRING),
                port(code.port()),
                ready.find().or(code::ready).orElse(ProgramSpec.READY),
                code.byAcknowledgement());
    }

    private OptionalInt port(OptionalInt otherwise) {
        return port.given() ? OptionalInt.of(port.get().intValue()) : otherwise;
    }
}

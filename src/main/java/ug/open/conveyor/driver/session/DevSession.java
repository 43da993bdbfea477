package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.Signals;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.program.DevPlace;
import ug.open.conveyor.driver.program.DevServer;
import ug.open.conveyor.driver.program.DevStream;
import ug.open.conveyor.driver.program.LocalPipelines;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.ShellWord;
import ug.open.conveyor.driver.terminal.Surface;

/** A private Conveyor event stream, or a private Conveyor server, that stays until a signal ends it. */
public final class DevSession {
    /** Names the {@code conveyor} binary. */
    private static final String SERVER = "CONVEYOR_SERVER";

    private static final int USUAL_PORT = 4222;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Environment env;
    private final DevPlace.Where where;
    private final Optional<Duration> lasting;

    /**
     * A session that begins with one of the methods.
     *
     * @param port where drivers connect to
     * @param data where to keep what is on the stream; empty for nowhere
     * @param lasting ends it after this time; empty for never
     */
    public DevSession(Environment env, int port, Optional<Path> data, Optional<Duration> lasting) {
        this.env = env;
        this.where = new DevPlace.Where(port, data);
        this.lasting = lasting;
    }

    /**
     * Keeps a stream open until a signal comes.
     *
     * @param pipelines the drivers of the steps of each pipeline, by its name
     * @return the exit code: that of the signal, 0 where the time is over
     * @throws LoadException where it does not start, or its server ends: a sentence
     */
    public int stream(Map<String, List<String>> pipelines) throws LoadException, InterruptedException, IOException {
        String send = where.port() == USUAL_PORT ? "" : " --nats nats://localhost:" + where.port();
        return run(
                () -> DevStream.open(
                        PrivateServers.choice(env),
                        env.platform().scratch(),
                        where,
                        env.time(),
                        new LocalPipelines(pipelines, env.ids()),
                        env::say),
                "a private Conveyor event stream listens on port " + where.port()
                        + " until Ctrl-C; start the driver with these variables, under a debugger too, and give it recorded events"
                        + " from another terminal: conveyor-driver send " + ShellWord.quote("@failed") + send);
    }

    /**
     * Keeps a Conveyor server running until a signal comes.
     *
     * @param api the port of its HTTP API
     * @return the exit code as above
     * @throws LoadException where it does not start, or ends: a sentence
     */
    public int server(int api) throws LoadException, InterruptedException, IOException {
        Path program = env.variable(SERVER)
                .map(word -> env.resolve(Path.of(word)))
                .orElseThrow(() -> new LoadException(
                        "--server needs the variable " + SERVER + ": the path of the conveyor binary"));
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new LoadException(SERVER + " names " + program
                    + ", which is no program that can be executed; name the conveyor binary there");
        }
        return run(
                () -> DevServer.open(program, env.platform().scratch(), where, api, env.time(), env::say),
                "a Conveyor server of your own listens on port " + where.port() + " (events) and " + api
                        + " (HTTP API) until Ctrl-C; use these variables for drivers and for trigger, apply and logs");
    }

    /** Opens the place. */
    private interface Opening {
        DevPlace open() throws LoadException, InterruptedException;
    }

    private int run(Opening opening, String words) throws LoadException, InterruptedException, IOException {
        CountDownLatch asked = new CountDownLatch(1);
        Signals.Signal[] signal = new Signals.Signal[1];
        try (Signals.Handle handle = env.signals().listen(each -> {
                    signal[0] = signal[0] == null ? each : signal[0];
                    asked.countDown();
                });
                DevPlace place = opening.open()) {
            print(new TreeMap<>(place.addresses()));
            env.say(words);
            long begun = env.time().nanos();
            while (!asked.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!place.isAlive()) {
                    throw new LoadException("the private nats-server has ended");
                }
                if (lasting.isPresent()
                        && env.time().nanos() - begun >= lasting.get().toNanos()) {
                    return ExitCodes.OK;
                }
                place.look();
            }
        }
        return signal[0] == null || signal[0] == Signals.Signal.TERMINATE ? ExitCodes.OK : signal[0].code();
    }

    private void print(Map<String, String> addresses) throws IOException {
        if (env.voice().isJson()) {
            try (Printout<Done> out = new Printers(env.out(), Surface.file(), Format.JSON).done()) {
                out.print(new Done("", Map.of("variables", addresses)));
            }
            return;
        }
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            env.println("export " + address.getKey() + "=" + address.getValue());
        }
        env.out().flush();
    }
}

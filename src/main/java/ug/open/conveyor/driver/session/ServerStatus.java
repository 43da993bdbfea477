package ug.open.conveyor.driver.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.Health;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.Durations;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.config.Sizes;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.stream.EventStream;
import ug.open.conveyor.driver.stream.StreamException;
import ug.open.conveyor.driver.stream.StreamRefusedException;
import ug.open.conveyor.driver.stream.StreamReport;
import ug.open.conveyor.driver.stream.StreamServer;
import ug.open.conveyor.driver.terminal.ServerReport;

/** Looks whether a server is there and as a Conveyor server is: its event stream, its HTTP API, its clock. For one look. */
public final class ServerStatus {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_QUOTED = 100;

    private final Environment env;
    private final ServerSettings settings;
    private final Optional<Credentials> credentials;
    private final List<ServerReport.Fact> facts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private boolean refused;
    private boolean unreachable;

    /** What was found, and the exit code. */
    public record Found(ServerReport report, int code) {}

    private record Clock(Duration ahead, String by) {}

    /** Of this server. */
    public ServerStatus(Environment env, ServerSettings settings) {
        this.env = env;
        this.settings = settings;
        credentials = settings.credentials(env.time().now());
    }

    /** Looks. */
    public Found look() throws InterruptedException {
        Optional<Clock> byStream = stream();
        Optional<Clock> byApi = api();
        byStream.or(() -> byApi).ifPresent(this::clock);
        members.put("problems", List.copyOf(problems));
        int code = refused
                ? ExitCodes.REFUSED
                : unreachable ? ExitCodes.UNREACHABLE : problems.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
        return new Found(new ServerReport(facts, problems, members), code);
    }

    private Optional<Clock> stream() throws InterruptedException {
        String url = ServerUrl.shown(settings.nats());
        StreamServer server =
                new StreamServer(settings.nats(), credentials, "conveyor-driver server status", Optional.empty());
        try (EventStream stream = EventStream.connect(server, env.time(), env::say)) {
            StreamReport report = stream.look().report();
            fact(
                    "stream",
                    url + ": nats-server " + report.version() + ", " + report.server() + ", round trip "
                            + millis(report.roundTrip()) + " ms");
            Map<String, Object> object = part("stream", url, "reachable");
            object.put("server", report.server());
            object.put("version", report.version());
            object.put("round_trip_ms", millis(report.roundTrip()));
            object.put("streams", report.streams().stream().map(this::stream).toList());
            problems.addAll(report.problems());
            return report.ahead().map(ahead -> new Clock(ahead, "by the event stream"));
        } catch (StreamRefusedException e) {
            refused = true;
            failed("stream", url, "refused", e);
        } catch (StreamException e) {
            unreachable = true;
            failed("stream", url, "unreachable", e);
        }
        return Optional.empty();
    }

    private Map<String, Object> stream(StreamReport.Stream stream) {
        fact(
                "  " + stream.name(),
                stream.there()
                        ? count(stream.messages(), "message") + " (" + Sizes.text(stream.bytes()) + "), "
                                + count(stream.consumers(), "consumer")
                        : "missing");
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", stream.name());
        object.put("there", stream.there());
        if (stream.there()) {
            object.put("messages", stream.messages());
            object.put("bytes", stream.bytes());
            object.put("consumers", stream.consumers());
            object.put(
                    "differences",
                    stream.differences().stream().map(ServerStatus::difference).toList());
        }
        return object;
    }

    private static Map<String, Object> difference(StreamReport.Difference difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("setting", difference.setting());
        object.put("wanted", difference.wanted());
        object.put("found", difference.found());
        return object;
    }

    private Optional<Clock> api() throws InterruptedException {
        String url = ServerUrl.shown(settings.api());
        try {
            ApiClient client = new ApiClient(settings.api(), credentials, env.time()::now, ANSWER);
            client.health(); // connects, which is no part of the round trip
            long begun = env.time().nanos();
            Health health = client.health();
            Duration roundTrip = Duration.ofNanos(env.time().nanos() - begun);
            client.checkAccess();
            String word =
                    health.status().isEmpty() ? "without a status" : Harmless.quoted(health.status(), MOST_QUOTED);
            fact("api", url + ": " + word + ", round trip " + millis(roundTrip) + " ms");
            Map<String, Object> object = part("api", url, "reachable");
            object.put("health", health.status());
            object.put("round_trip_ms", millis(roundTrip));
            if (!health.healthy()) {
                problems.add("the API at " + url + " answers that it is " + word + ", not healthy");
            }
            return health.ahead(env.time().now(), roundTrip)
                    .map(ahead -> new Clock(ahead, "by the API, to half a second"));
        } catch (ApiException e) {
            refused |= e.reason() == ApiException.Reason.NOT_AUTHENTICATED;
            unreachable |= e.reason() == ApiException.Reason.UNREACHABLE;
            failed(
                    "api",
                    url,
                    switch (e.reason()) {
                        case NOT_AUTHENTICATED -> "refused";
                        case UNREACHABLE -> "unreachable";
                        default -> "wrong";
                    },
                    e);
            return Optional.empty();
        }
    }

    private void clock(Clock clock) {
        long ahead = clock.ahead().toMillis();
        String limits = "a token is refused from " + Durations.text(Health.MOST_AHEAD) + " ahead or "
                + Durations.text(Health.MOST_BEHIND) + " behind on";
        String difference = ahead == 0
                ? "ours and the server's are less than 1 ms apart"
                : "ours is " + Math.abs(ahead) + " ms " + (ahead > 0 ? "ahead of" : "behind") + " the server's";
        fact("clock", difference + " (" + clock.by() + "); " + limits);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ahead_ms", ahead);
        object.put("refused_from_ahead_ms", Health.MOST_AHEAD.toMillis());
        object.put("refused_from_behind_ms", Health.MOST_BEHIND.toMillis());
        members.put("clock", object);
        if (clock.ahead().compareTo(Health.MOST_AHEAD) >= 0
                || clock.ahead().negated().compareTo(Health.MOST_BEHIND) >= 0) {
            problems.add("the clocks differ too much: " + difference + ", and " + limits
                    + "; set the clock of this machine");
        }
    }

    private void failed(String name, String url, String state, Exception e) {
        fact(name, url + ": " + state);
        part(name, url, state).put("problem", e.getMessage());
        problems.add(e.getMessage());
    }

    private Map<String, Object> part(String name, String url, String state) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", url);
        object.put("state", state);
        members.put(name, object);
        return object;
    }

    private void fact(String name, String text) {
        facts.add(new ServerReport.Fact(name, text));
    }

    private static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /** In milliseconds, with three digits behind the point. */
    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / 1000, 3);
    }
}

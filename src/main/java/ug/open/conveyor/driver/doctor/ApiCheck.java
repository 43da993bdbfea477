package ug.open.conveyor.driver.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.Health;
import ug.open.conveyor.driver.terminal.Finding;

/** The HTTP API: whether it answers, its clock, and whether it lets us in. */
record ApiCheck(ServerAccess access, Duration limit) implements Check {
    private static final String CLOCK = "clock";
    private static final Duration SMALL = Duration.ofSeconds(2);

    private static final String START = "start the server, or name another one with --api or CONVEYOR_API_URL";
    private static final String SET =
            "set the clock of this machine or the server's, for example: timedatectl set-ntp true";

    @Override
    public String name() {
        return "API";
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        String api = access.settings().api().toString();
        try {
            ApiClient client = new ApiClient(access.settings().api(), access.credentials(), access.time()::now, limit);
            long begun = access.time().nanos();
            Health health = client.health();
            Duration took = Duration.ofNanos(access.time().nanos() - begun);
            Optional<Duration> ahead = health.ahead(access.time().now(), took);
            List<Finding> findings = new ArrayList<>(List.of(
                    health.healthy()
                            ? Finding.ok(name(), api + " answers in " + took.toMillis() + " ms")
                            : Finding.warn(
                                    name(),
                                    api + " answers, and not that it is healthy, as a Conveyor server does",
                                    START),
                    clock(ahead, access.credentials().isPresent())));
            if (!access.lacksCertificate()) {
                findings.add(entered(client));
            }
            return findings;
        } catch (ApiException e) {
            Advice advice = Advice.of(e.getMessage(), START);
            boolean named = access.named().api();
            return List.of(
                    switch (e.reason()) {
                        case UNREACHABLE -> access.unreachable(name(), named, advice, api);
                        case NOT_AUTHENTICATED -> access.refused(name(), advice);
                        case NOT_FOUND, ALREADY_EXISTS, REFUSED -> named ? advice.wrong(name()) : advice.warn(name());
                    });
        }
    }

    private Finding entered(ApiClient client) throws InterruptedException {
        String check = "API access";
        try {
            client.checkAccess();
            return Finding.ok(check, "the server lets us in");
        } catch (ApiException e) {
            return access.refused(check, Advice.of(e.getMessage(), START));
        }
    }

    static Finding clock(Optional<Duration> difference, boolean token) {
        if (difference.isEmpty()) {
            return Finding.ok(CLOCK, "the server does not tell its time");
        }
        Duration ahead = difference.get();
        boolean late = ahead.isNegative();
        Duration size = ahead.abs();
        long seconds = (size.toMillis() + 500) / 1000;
        String seen = "this machine's clock is " + seconds + " s " + (late ? "behind" : "ahead of") + " the server's";
        if (size.compareTo(SMALL) <= 0) {
            return Finding.ok(CLOCK, seen);
        }
        if (token && size.compareTo(late ? Health.MOST_BEHIND : Health.MOST_AHEAD) > 0) {
            return Finding.wrong(CLOCK, seen + "; the server refuses tokens of this machine", SET);
        }
        return Finding.warn(
                CLOCK,
                seen + (late ? "" : "; it may refuse tokens of other programs, which are 1 s or more ahead of it"),
                SET);
    }
}

package ug.open.conveyor.driver.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.terminal.Finding;

/** Looks at everything that a driver author's trouble comes from. The checks run beside each other, each within a limit. */
public final class Doctor {
    /** The limit of all checks together, but for a build. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_SHOWN = 500;

    private final Environment env;
    private final Checkup checkup;
    private final Consumer<String> told;

    /** Takes what a finding is printed with. */
    public interface Output {
        /** The next finding. */
        void print(Finding finding) throws IOException;
    }

    /** @param told takes what a build prints */
    public Doctor(Environment env, Checkup checkup, Consumer<String> told) {
        this.env = env;
        this.checkup = checkup;
        this.told = told;
    }

    /** Prints each finding as soon as it and those before it are known: always in one order. */
    public void look(Output out) throws IOException, InterruptedException {
        ProjectCheck project = ProjectCheck.of(env, checkup.project());
        List<Check> checks = new ArrayList<>(List.of(
                new JavaCheck(checkup.start(), env.variables()),
                new VariablesCheck(env.variables(), checkup.variables()),
                new StoreCheck(env),
                new NatsServerCheck(env, isProgram(project))));
        Optional<ServerSettings> settings = Optional.empty();
        try {
            settings = Optional.of(checkup.settings().get());
            checks.addAll(ofServer(settings.get(), project.read().map(DriverProject::definition)));
        } catch (ConveyorException e) {
            checks.add(new Known(
                    "server", Advice.of(e.getMessage(), "correct that setting").wrong("server")));
        }
        Secrets secrets = secrets(project, settings);
        checks.add(project);
        project.read().ifPresent(read -> {
            checks.add(new CodeCheck(read));
            checks.add(new BuildCheck(env, read, secrets, checkup.build(), told));
        });
        print(checks, secrets, out);
    }

    private static boolean isProgram(ProjectCheck project) {
        return project.read()
                .map(DriverProject::code)
                .filter(Code.Program.class::isInstance)
                .isPresent();
    }

    private List<Check> ofServer(ServerSettings settings, Optional<DriverDefinition> driver) {
        List<Check> checks = new ArrayList<>(
                List.of(new CertificateCheck(settings, env.time().now())));
        if (checkup.server().isEmpty()) {
            checks.add(new Known("server", Finding.ok("server", "not looked at: --offline")));
        } else {
            ServerAccess access = new ServerAccess(settings, checkup.server().get(), env.time());
            checks.add(new ApiCheck(access, ANSWER));
            checks.add(new StreamCheck(access, driver, ANSWER));
        }
        return checks;
    }

    /** What must not be in a finding, whoever put it there: the secrets of the project, and those of a URL. */
    private static Secrets secrets(ProjectCheck project, Optional<ServerSettings> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        project.read().ifPresent(read -> values.putAll(read.secrets()));
        String user = settings.map(it -> it.nats().getUserInfo()).orElse(null);
        if (user != null) {
            String password = user.substring(user.indexOf(':') + 1);
            if (password.length() >= Secrets.SHORTEST) {
                values.put("the URL", password);
            }
        }
        return Secrets.of(values);
    }

    private void print(List<Check> checks, Secrets secrets, Output out) throws IOException, InterruptedException {
        long begun = env.time().nanos();
        List<FutureTask<List<Finding>>> looks = new ArrayList<>();
        for (Check check : checks) {
            FutureTask<List<Finding>> look = new FutureTask<>(check::look);
            Thread thread = new Thread(look, "check of " + check.name());
            thread.setDaemon(true);
            thread.start();
            looks.add(look);
        }
        for (int i = 0; i < looks.size(); i++) {
            for (Finding finding : findings(checks.get(i), looks.get(i), begun)) {
                out.print(masked(finding, secrets));
            }
        }
    }

    private List<Finding> findings(Check check, FutureTask<List<Finding>> look, long begun)
            throws InterruptedException {
        try {
            long left = LIMIT.toNanos() - (env.time().nanos() - begun);
            return check.isLong() ? look.get() : look.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            look.cancel(true);
            return List.of(Finding.wrong(
                    check.name(),
                    "no answer within " + LIMIT.toSeconds() + " s",
                    "look whether a disk, a network or a program hangs"));
        } catch (ExecutionException e) {
            return List.of(unexpected(check, e.getCause()));
        }
    }

    private static Finding unexpected(Check check, Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof ConveyorException) {
            return Advice.of(message, "correct what it names").wrong(check.name());
        }
        return Finding.wrong(
                check.name(),
                "the check failed: " + Harmless.quoted(message == null ? thrown.toString() : message, MOST_SHOWN),
                "report this as a bug of conveyor-driver, if the sentence does not tell what to do");
    }

    private static Finding masked(Finding finding, Secrets secrets) {
        return new Finding(
                finding.check(),
                finding.status(),
                secrets.mask(finding.seen()),
                finding.mend().map(secrets::mask));
    }

    /** A finding that needs no look. */
    private record Known(String name, Finding finding) implements Check {
        @Override
        public List<Finding> look() {
            return List.of(finding);
        }
    }
}

package ug.open.conveyor.driver.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An execution whose lines are still coming. */
final class OpenExecution {
    final ReportedSession session;
    final long number;
    final Instant received;
    final String payload;
    final List<OpenAttempt> attempts = new ArrayList<>();
    private String runId = "";
    private String resource = "";
    private String event = "";
    private Optional<String> rejected = Optional.empty();

    /** An attempt whose lines are still coming. */
    static final class OpenAttempt {
        final OpenExecution of;
        final long a;
        final KeptLog log;
        private final Instant started;
        private OptionalLong ms = OptionalLong.empty();
        private String ending = "";
        private boolean success;
        private boolean retried;
        private String message = "";
        private String data = "";

        OpenAttempt(OpenExecution of, long a, Instant started, KeptLog log) {
            this.of = of;
            this.a = a;
            this.started = started;
            this.log = log;
        }

        void finished(long took, String how, boolean succeeded, boolean again) {
            ms = OptionalLong.of(took);
            ending = how;
            success = succeeded;
            retried = again;
        }

        void result(String text, String json) {
            message = text;
            data = json;
        }

        private ReportedAttempt closed(int number) {
            return new ReportedAttempt(number, started, ms, ending, success, retried, message, data, log);
        }
    }

    OpenExecution(ReportedSession session, long number, Instant received, String payload) {
        this.session = session;
        this.number = number;
        this.received = received;
        this.payload = payload;
    }

    void of(String run, String about, String what) {
        runId = run;
        resource = about;
        event = what;
    }

    void rejected(String reason) {
        rejected = Optional.of(reason);
    }

    /** Whether there is something to report: an event that is not for the driver is nothing. */
    boolean isReported() {
        return !attempts.isEmpty() || rejected.isPresent();
    }

    String runId() {
        return runId;
    }

    /** The execution, as far as its lines came. */
    ReportedExecution closed(String id, Optional<ReportedCase> compared) {
        List<ReportedAttempt> all = new ArrayList<>();
        for (OpenAttempt attempt : attempts) {
            all.add(attempt.closed(all.size() + 1));
        }
        return new ReportedExecution(
                id,
                session,
                received,
                payload,
                runId,
                resource,
                event,
                verdict(all, compared),
                rejected.orElse(""),
                all,
                compared);
    }

    private ReportedVerdict verdict(List<ReportedAttempt> all, Optional<ReportedCase> compared) {
        if (compared.isPresent() && compared.get().decides()) {
            return compared.get().verdict();
        }
        if (all.isEmpty()) {
            return ReportedVerdict.REJECTED;
        }
        return switch (all.get(all.size() - 1).verdict()) {
            case "ok" -> ReportedVerdict.OK;
            case "failed" -> ReportedVerdict.FAILED;
            default -> ReportedVerdict.INTERRUPTED;
        };
    }
}

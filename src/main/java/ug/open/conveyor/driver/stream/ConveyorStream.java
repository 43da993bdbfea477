package ug.open.conveyor.driver.stream;

import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import ug.open.conveyor.driver.config.Durations;

/** The streams that a Conveyor server makes, with their settings (protocol.md, Streams): the one table of them. */
enum ConveyorStream {
    /** Events, for drivers. */
    EVENTS(StreamNames.EVENTS, RetentionPolicy.Interest, "resources.>", "events.>", "drivers.>"),
    /** Results, for the server's engine. */
    RESULTS(StreamNames.RESULT_STREAM, RetentionPolicy.WorkQueue, "pipelines.>"),
    /** Log lines, for the server's engine. */
    LOGS(StreamNames.LOG_STREAM, RetentionPolicy.WorkQueue, "logs.>");

    private static final String UNLIMITED = "unlimited";
    private static final Duration DUPLICATES = Duration.ofMinutes(2);

    private final String streamName;
    private final RetentionPolicy retention;
    private final List<String> subjects;

    ConveyorStream(String streamName, RetentionPolicy retention, String... subjects) {
        this.streamName = streamName;
        this.retention = retention;
        this.subjects = List.of(subjects);
    }

    /** Its name on the server. */
    String streamName() {
        return streamName;
    }

    RetentionPolicy retention() {
        return retention;
    }

    List<String> subjects() {
        return subjects;
    }

    /** Whether the server's engine alone takes what comes on it, by one consumer that has the name of the stream. */
    boolean isOfTheEngine() {
        return this != EVENTS;
    }

    /** Each setting that is not as a Conveyor server makes it, in the words of NATS. */
    List<StreamReport.Difference> differences(StreamConfiguration has) {
        List<StreamReport.Difference> found = new ArrayList<>();
        compare("subjects", sorted(subjects), sorted(has.getSubjects()), found);
        compare("retention", retention, has.getRetentionPolicy(), found);
        compare("storage", "file", has.getStorageType(), found);
        compare("discard", "old", has.getDiscardPolicy(), found);
        compare("num_replicas", 1, has.getReplicas(), found);
        compare("duplicate_window", Durations.text(DUPLICATES), text(has.getDuplicateWindow()), found);
        compare("max_consumers", UNLIMITED, limit(has.getMaxConsumers()), found);
        compare("max_msgs", UNLIMITED, limit(has.getMaxMsgs()), found);
        compare("max_bytes", UNLIMITED, limit(has.getMaxBytes()), found);
        compare("max_msgs_per_subject", UNLIMITED, limit(has.getMaxMsgsPerSubject()), found);
        compare("max_msg_size", UNLIMITED, limit(has.getMaximumMessageSize()), found);
        compare("max_age", UNLIMITED, text(has.getMaxAge()), found);
        compare("compression", "none", has.getCompressionOption(), found);
        compare("no_ack", false, has.getNoAck(), found);
        compare("sealed", false, has.getSealed(), found);
        compare("deny_delete", false, has.getDenyDelete(), found);
        compare("deny_purge", false, has.getDenyPurge(), found);
        compare("mirror", "none", has.getMirror() == null ? "none" : "another stream", found);
        compare("sources", 0, has.getSources() == null ? 0 : has.getSources().size(), found);
        return found;
    }

    private static void compare(String setting, Object wanted, Object found, List<StreamReport.Difference> all) {
        String is = String.valueOf(found);
        if (!Objects.equals(String.valueOf(wanted), is)) {
            all.add(new StreamReport.Difference(setting, String.valueOf(wanted), is));
        }
    }

    private static String sorted(Collection<String> words) {
        return String.join(", ", new TreeSet<>(words == null ? List.of() : words));
    }

    private static String limit(long value) {
        return value <= 0 ? UNLIMITED : Long.toString(value);
    }

    private static String text(Duration duration) {
        return duration == null || duration.isZero() ? UNLIMITED : Durations.text(duration);
    }
}

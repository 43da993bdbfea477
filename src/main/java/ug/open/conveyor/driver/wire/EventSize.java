package ug.open.conveyor.driver.wire;

import java.util.Locale;
import java.util.Map;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Json;

/**
 * How long the event of a resource will be on the wire (protocol.md, Bodies). A server writes the Resource as JSON into a text of the driver
 * message, so that a quote in its spec counts four bytes; and what a step of a pipeline came to as JSON into a text of the Resource's metadata,
 * so that a quote in that counts eight.
 */
public final class EventSize {
    /** What a server sends at most, in bytes: it keeps the name of a resource above it, and sends nothing. */
    public static final int MOST = 1_048_576;

    private static final EmbeddedSize IN_MESSAGE = new EmbeddedSize(0);
    private static final EmbeddedSize IN_RESOURCE = new EmbeddedSize(1);
    private static final EmbeddedSize IN_METADATA = new EmbeddedSize(2);
    private static final int UUID = 36;
    private static final long MESSAGE =
            IN_MESSAGE.json("{'event':,'payload':'','id':'012345678901234567890123','run_id':}");
    private static final long RESOURCE = IN_RESOURCE.json("{'id':,'name':,'resource':,'metadata':,'spec':}");
    private static final long PIPELINE = IN_RESOURCE.json("'pipeline':,");
    private static final long RESULT = IN_METADATA.json("{'success':true,'message':,'data':,'driver':}");
    private static final long QUOTES = IN_RESOURCE.json("''");
    static final String RESULT_OF = "driverresults.";

    /** No byte of a published result, or of the Resource in it, becomes more than this in the next event. */
    private static final int MOST_GROWTH = 9;

    /** What the engine adds. */
    private static final int AROUND = 1024;

    private EventSize() {}

    /**
     * The bytes of the driver message that a new resource makes.
     *
     * @param pipeline null: none
     * @param spec as {@link Json#parse} gives it
     */
    public static long of(String name, String type, String pipeline, Object spec) {
        long ids = 2L * UUID + QUOTES + IN_MESSAGE.text("");
        return message("create")
                + resource(name, type, pipeline, spec)
                + ids
                + IN_RESOURCE.value(Map.of("version", "1"));
    }

    /**
     * The bytes of the driver message for the next step of a pipeline.
     *
     * @param next all of it
     * @param result what the result of the step before takes of it
     */
    public record Next(long next, long result) {
        /** The sentence where that is more than a server sends. */
        public String tooLong(String pipeline, long most) {
            return String.format(
                    Locale.ROOT,
                    "the result cannot be handed on: the event for the next step of the pipeline %s would have %,d bytes, %,d of them this "
                            + "result (in it each quote and each backslash of a text takes 8), and the server sends at most %,d",
                    pipeline,
                    next,
                    result,
                    most);
        }
    }

    /** The event that a server's engine makes of a step's result. */
    public static Next next(DriverMessage message, String driver, DriverResult result) {
        Resource resource = message.resource();
        String pipeline = resource.pipeline().orElse(null);
        String key = RESULT_OF + driver;
        long own = IN_RESOURCE.text(key)
                + ":".length()
                + QUOTES
                + RESULT
                + IN_METADATA.text(result.message())
                + IN_METADATA.value(Json.tree(result.data()))
                + IN_METADATA.text(driver);
        long metadata = "{}".length() + own;
        for (Map.Entry<String, String> member : resource.metadata().entrySet()) {
            if (!member.getKey().equals(key)) {
                metadata += ",:".length() + IN_RESOURCE.text(member.getKey()) + IN_RESOURCE.text(member.getValue());
            }
        }
        long ids = IN_MESSAGE.text(message.runId()) + IN_RESOURCE.text(resource.id());
        return new Next(
                message("process")
                        + resource(resource.name(), resource.type(), pipeline, resource.spec())
                        + ids
                        + metadata,
                own);
    }

    /** Whether the next event stays below a limit whatever is in it, which needs no reckoning: so it is for all but large results. */
    public static boolean surelyBelow(long limit, int resultBody) {
        return (long) MOST_GROWTH * resultBody + AROUND <= limit;
    }

    private static long message(String event) {
        return MESSAGE + IN_MESSAGE.text(event);
    }

    private static long resource(String name, String type, String pipeline, Object spec) {
        return RESOURCE
                + IN_RESOURCE.text(name)
                + IN_RESOURCE.text(type)
                + (pipeline == null ? 0 : PIPELINE + IN_RESOURCE.text(pipeline))
                + IN_RESOURCE.value(spec);
    }
}

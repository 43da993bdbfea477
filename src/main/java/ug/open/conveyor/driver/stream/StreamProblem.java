package ug.open.conveyor.driver.stream;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import ug.open.conveyor.driver.config.ServerUrl;
import ug.open.conveyor.driver.json.Harmless;

/** What failed at a server, in our words: those of the client library and of Java name their own classes. The exception stays the cause. */
final class StreamProblem {
    static final String NO_STREAM = "the server has no stream for it";

    static final String UNREADABLE =
            "what the server answers cannot be read: it is no Conveyor server, or one that this tool does not know";

    /** In the words of the library. */
    private static final String NO_ANSWER = "Timeout or no response";

    private static final String NOBODY_STORES = "Error Publishing";

    private static final String UNPARSED = "Error parsing";

    private static final int MOST_QUOTED = 200;

    private StreamProblem() {}

    /** The words for it, without a full stop. */
    static String of(Throwable e) {
        if (e instanceof JetStreamApiException refused) {
            String description = String.valueOf(refused.getErrorDescription());
            return description.startsWith(UNPARSED) ? UNREADABLE : said(description, refused.getApiErrorCode());
        }
        if (e instanceof TimeoutException
                || e instanceof CancellationException
                || String.valueOf(e.getMessage()).startsWith(NO_ANSWER)) {
            return "the server did not answer in time; try again";
        }
        if (e instanceof IllegalStateException) {
            return "the connection is closed; try again";
        }
        if (String.valueOf(e.getMessage()).startsWith(NOBODY_STORES)) {
            return NO_STREAM;
        }
        return e instanceof IOException ? String.valueOf(e.getMessage()) : UNREADABLE;
    }

    /** What the server said of a request that it refused. */
    static String said(String description, int code) {
        return "the server says: " + Harmless.quoted(description, MOST_QUOTED)
                + (code > 0 ? " (error " + code + ")" : "");
    }

    /** Names the server in a sentence, with a blank in front; nothing where the connection is down. */
    static String at(Connection connection) {
        try {
            String url = connection.getConnectedUrl();
            return url == null ? "" : " at " + ServerUrl.shown(URI.create(url));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

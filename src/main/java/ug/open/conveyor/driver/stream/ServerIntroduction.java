package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a NATS server tells of itself to who connects.
 *
 * @param version such as {@code 2.11.11}
 * @param client the number of our connection there
 * @param longest the longest message that it takes, in bytes
 * @param streams whether it has streams
 */
record ServerIntroduction(String version, long client, long longest, boolean streams) {
    static ServerIntroduction read(String json) throws IOException {
        Map<?, ?> members = ApiRequest.read(json.getBytes(StandardCharsets.UTF_8));
        return new ServerIntroduction(
                members.get("version") instanceof String version ? version : "",
                number(members, "client_id"),
                number(members, "max_payload"),
                Boolean.TRUE.equals(members.get("jetstream")));
    }

    private static long number(Map<?, ?> members, String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }
}

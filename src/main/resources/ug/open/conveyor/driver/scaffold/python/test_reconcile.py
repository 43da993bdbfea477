"""Tests of the driver @name@: @python@ -m unittest"""

import contextlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import unittest

from reconcile import reconcile

HERE = pathlib.Path(__file__).resolve().parent
TOOL = os.environ.get("CONVEYOR_DRIVER", "conveyor-driver")


def reconciled(event, resource):
    """The driver result and the log entries."""
    with contextlib.redirect_stdout(io.StringIO()) as output:
        result = reconcile(event, resource)
    return result, [json.loads(line) for line in output.getvalue().splitlines()]


class ReconcileTest(unittest.TestCase):
    def test_a_new_resource_succeeds(self):
        result, logged = reconciled("create", {"name": "app", "spec": {"repository": "r"}})
        self.assertEqual(result, {"success": True, "message": "create of app done", "data": {"repository": "r", "commit": None}})
        self.assertEqual(logged[0]["message"], "create of app")

    def test_what_an_earlier_step_handed_on_is_used(self):
        earlier = json.dumps({"success": True, "message": "", "data": {"commit": "9fceb02"}})
        resource = {"name": "app", "metadata": {"driverresults.@earlier@": earlier}, "spec": {"repository": "r"}}
        result, _ = reconciled("process", resource)
        self.assertEqual(result["data"]["commit"], "9fceb02")

    def test_a_missing_repository_is_a_failure(self):
        result, _ = reconciled("create", {"name": "app", "spec": {}})
        self.assertEqual((result["success"], result["message"]), (False, "spec.repository is missing"))

    @unittest.skipUnless(shutil.which(TOOL), TOOL + " is not on the PATH")
    def test_the_recorded_events_come_to_the_same(self):
        check = subprocess.run([shutil.which(TOOL), "replay", "--check", "events.jsonl"], cwd=HERE, capture_output=True, text=True)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)


if __name__ == "__main__":
    unittest.main()

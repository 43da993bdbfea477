import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { reconcile } from "./reconcile.js";

test("a new resource succeeds", async () => {
  assert.deepEqual(await reconcile("create", { name: "app", spec: { repository: "r" } }), {
    success: true,
    message: "create of app done",
    data: { repository: "r", commit: null },
  });
});

test("what an earlier step handed on is used", async () => {
  const earlier = JSON.stringify({ success: true, message: "", data: { commit: "9fceb02" } });
  const resource = { name: "app", metadata: { "driverresults.@earlier@": earlier }, spec: { repository: "r" } };
  assert.equal((await reconcile("process", resource)).data.commit, "9fceb02");
});

test("a missing repository is a failure", async () => {
  const result = await reconcile("create", { name: "app", spec: {} });
  assert.deepEqual([result.success, result.message], [false, "spec.repository is missing"]);
});

test("the recorded events come to the same", (t) => {
  const tool = process.env.CONVEYOR_DRIVER || "conveyor-driver";
  const cwd = dirname(fileURLToPath(import.meta.url));
  const check = spawnSync(tool, ["replay", "--check", "events.jsonl"], {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32", // where the tool is a batch file
  });
  if (check.error?.code === "ENOENT") {
    return t.skip(`${tool} is not on the PATH`);
  }
  assert.equal(check.status, 0, `${check.stdout}${check.stderr}`);
});

// The driver @name@. conveyor-driver starts it once for each event.
//
// in    CONVEYOR_PAYLOAD: a file with the resource as JSON; it is on standard input too, but where --tty leaves that to a
//       debugger; CONVEYOR_EVENT (create, update, delete, or process for a later step of a pipeline), CONVEYOR_RUN_ID,
//       CONVEYOR_ATTEMPT, CONVEYOR_MODE and others in the environment
// out   each line printed is a log entry
//       CONVEYOR_RESULT: the file for the driver result; later steps of a pipeline get its data
// exit  0 success, 75 try again later, anything else failure
import { readFileSync, writeFileSync } from "node:fs";
import { log, reconcile, TemporaryFailure } from "./reconcile.js";

const { CONVEYOR_EVENT: event = "create", CONVEYOR_PAYLOAD: payload = "/dev/stdin", CONVEYOR_RESULT: resultFile } = process.env;

// process.exitCode, and not process.exit, which cuts off lines that are not printed yet.
try {
  const result = await reconcile(event, JSON.parse(readFileSync(payload, "utf8")));
  if (resultFile) {
    writeFileSync(resultFile, JSON.stringify(result));
  }
  process.exitCode = result.success ? 0 : 1;
} catch (problem) {
  if (!(problem instanceof TemporaryFailure)) {
    throw problem;
  }
  log(problem.message, { level: "warn" });
  process.exitCode = 75;
}

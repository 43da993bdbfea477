/** Another attempt may succeed; retry in driver.yaml has the number of attempts. */
export class TemporaryFailure extends Error {}

/** Writes a log entry. */
export function log(message, labels = {}) {
  console.log(JSON.stringify({ level: "info", message, ...labels }));
}

/** The driver result of an earlier step of the pipeline, or undefined. */
function resultOf(resource, driver) {
  const result = resource.metadata?.[`driverresults.${driver}`];
  return typeof result === "string" ? JSON.parse(result) : result;
}

const success = (message, data = null) => ({ success: true, message, data });
const failure = (message, data = null) => ({ success: false, message, data });

/** Handles one event and returns the driver result. */
export async function reconcile(event, resource) {
  const what = `${event} of ${resource.name}`;
  log(what);
  if (event === "delete") {
    // Remove here what the driver made for the resource.
    return success(`${what} done`);
  }

  const repository = resource.spec?.repository;
  if (!repository) {
    return failure("spec.repository is missing");
  }
  const commit = resultOf(resource, "@earlier@")?.data?.commit ?? null;

  // Do the work here. An event can come twice: end in the same state each time.
  log("working", { repository, commit });

  return success(`${what} done`, { repository, commit });
}

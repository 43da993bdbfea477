package @package@;

import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;

/** The driver @name@: works on resources of the type @resource@. */
public final class @class@ implements Driver {
    /** The part of the spec that this driver reads; other members are passed over. */
    record Spec(String repository) {}

    /** The part of an earlier step's data that this driver reads. */
    record Earlier(String commit) {}

    /** The data for later steps of a pipeline, as JSON; {@code commit} is null without an earlier step. */
    record Handover(String repository, String commit) {}

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) {
        Resource resource = message.resource();
        DriverLogger log = context.logger();
        String what = message.event() + " of " + resource.name();
        log.info(what);
        if (message.event().equals("delete")) {
            // Remove here what was made for the resource.
            return DriverResult.success(what + " done");
        }

        Spec spec = resource.spec(Spec.class);
        if (spec.repository() == null) {
            return DriverResult.failure("spec.repository is missing");
        }
        String commit =
                resource.resultOf("@earlier@", Earlier.class).map(Earlier::commit).orElse(null);

        // The work goes here. An event can come twice, so it ends in the same state each time. What may work later returns
        // DriverResult.retry(message): driver.yaml has the number of retries.
        log.with("repository", spec.repository()).info("working");

        return DriverResult.success(what + " done", new Handover(spec.repository(), commit));
    }
}

package @package@;

import java.util.Map;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverLogger;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.Resource;

/** The driver @name@: works on resources of the type @resource@. */
public final class @class@ implements Driver {
    /** The part of the spec that this driver reads; what else is in it is passed over. */
    record Spec(String repository) {}

    /** What is handed on to later steps of a pipeline, as JSON; {@code commit} is null without an earlier step. */
    record Handover(String repository, String commit) {}

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) {
        Resource resource = message.resource();
        DriverLogger log = context.logger();
        String what = message.event() + " of " + resource.name();
        log.info(what);
        if (message.event().equals("delete")) {
            // What was made for the resource goes away here.
            return DriverResult.success(what + " done");
        }

        Spec spec = resource.spec(Spec.class);
        if (spec.repository() == null) {
            return DriverResult.failure("spec.repository is missing");
        }
        String commit = resource.resultOf("@earlier@").map(@class@::commit).orElse(null);

        // The work goes here. An event can come twice, so it ends in the same state each time. What may work later is a
        // TemporaryFailureException: driver.yaml says how often it is tried again.
        log.with("repository", spec.repository()).info("working");

        return DriverResult.success(what + " done", new Handover(spec.repository(), commit));
    }

    private static String commit(DriverResult earlier) {
        return earlier.data() instanceof Map<?, ?> data && data.get("commit") instanceof String commit ? commit : null;
    }
}

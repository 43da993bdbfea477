package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.client.ApiClient;
import ug.open.conveyor.driver.client.NewResource;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.schema.Misfit;
import ug.open.conveyor.driver.schema.SpecSchema;
import ug.open.conveyor.driver.session.SpecSchemas;
import ug.open.conveyor.driver.terminal.PlannedRequest;
import ug.open.conveyor.driver.terminal.Printout;

/** Prints what {@code trigger} would send, and whether the server's definition allows it. */
record DryRun(Environment env, ApiClient client) {
    /**
     * Does so; it only reads from the server.
     *
     * @param out takes the requests
     * @return the exit code
     */
    int of(NewResource resource, byte[] json, boolean recreate, Printout<PlannedRequest> out)
            throws IOException, InterruptedException {
        Object body = Json.parse(json, 0, json.length);
        if (recreate) {
            out.print(new PlannedRequest("DELETE", ApiClient.path(resource.type(), resource.name()), null));
        }
        out.print(new PlannedRequest("POST", ApiClient.RESOURCES, body));
        return fits(resource.type(), resource.spec()) ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /** True also where nobody can tell. */
    private boolean fits(String type, Object spec) throws InterruptedException {
        SpecSchemas schemas = SpecSchemas.of(client);
        List<Misfit> misfits;
        try {
            Optional<SpecSchema> schema = schemas.find(type);
            if (schema.isEmpty()) {
                env.fail(ErrorCode.FINDINGS, "nothing was sent; the server would refuse it: " + schemas.missing(type));
                return false;
            }
            misfits = schema.get().misfits(spec);
        } catch (ApiException e) {
            env.say("nothing was sent; the tool could not look whether the spec fits: " + e.getMessage());
            return true;
        } catch (ConveyorException e) {
            env.fail(
                    ErrorCode.FINDINGS,
                    "nothing was sent; the definition " + Harmless.oneLine(type) + " of the server: " + e.getMessage());
            return false;
        }
        StringBuilder reasons = new StringBuilder();
        for (Misfit misfit : misfits) {
            reasons.append("/spec" + misfit.place() + ": " + misfit.problem()
                    + (misfit.expected().isEmpty() ? "" : "; expected " + misfit.expected()) + "\n");
        }
        String definition = "the definition " + Harmless.oneLine(type) + " of the server";
        if (misfits.isEmpty()) {
            env.say("nothing was sent; the spec fits " + definition);
        } else {
            env.fail(
                    ErrorCode.FINDINGS,
                    reasons + "nothing was sent; the spec does not fit " + definition + ", which would refuse it");
        }
        return misfits.isEmpty();
    }
}

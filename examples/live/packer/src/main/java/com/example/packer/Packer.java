package com.example.packer;

import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.Driver;
import ug.open.conveyor.driver.DriverContext;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;

/** Packs what {@code tester} has tested: it goes on with the data that the step before handed on. */
public final class Packer implements Driver {
    /** The part of the spec that is read. */
    record Spec(String folder, String label) {}

    /** The part of the tester's data that is read. */
    record Tested(int files) {}

    @Override
    public DriverResult reconcile(DriverMessage message, DriverContext context) {
        Optional<Tested> tested = message.resource().resultOf("tester", Tested.class);
        if (tested.isEmpty()) {
            return DriverResult.failure("tester has not run before");
        }
        Spec spec = message.resource().spec(Spec.class);
        int files = tested.get().files();
        context.logger().info("packing {} files of {}", files, spec.folder());
        return DriverResult.success("packed", Map.of("archive", spec.label() + ".tar.gz", "files", files));
    }
}

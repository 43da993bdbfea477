package ug.open.conveyor.driver.compare;

import java.util.List;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;

/** What counts of a result that waits for its counterpart, in a form whose size is known. */
record KeptResult(boolean success, String data) {
    static KeptResult of(DriverResult result) {
        return new KeptResult(result.success(), result.data() == null ? "null" : Json.write(result.data()));
    }

    /** Where the other differs from this one. */
    List<Difference> differences(KeptResult now, Rules rules) {
        return success == now.success && data.equals(now.data)
                ? List.of()
                : Comparison.of(whole(), now.whole(), rules).differences();
    }

    private DriverResult whole() {
        return new DriverResult(success, "", Json.parse(data));
    }
}

package ug.open.conveyor.driver.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import ug.open.conveyor.driver.config.Nearest;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.loader.Loader;
import ug.open.conveyor.driver.terminal.Finding;

/**
 * Environment variables that look as if they were for this tool, and are not. Of each the name alone is shown.
 *
 * @param known those that this tool reads
 */
record VariablesCheck(Map<String, String> variables, List<String> known) implements Check {
    /** Of the server's own. */
    private static final String SERVERS = "CONVEYOR_CONFIG_FILE";

    private static final String PREFIX = "CONVEYOR_";
    private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_]*";

    @Override
    public String name() {
        return "variables";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (String variable : new TreeSet<>(variables.keySet())) {
            if (!variable.startsWith(PREFIX)) {
                continue;
            }
            if (known.contains(variable)) {
                read.add(variable);
            } else if (!variable.equals(SERVERS)
                    && !Loader.variables().contains(variable)) { // a driver may call this tool
                findings.add(unknown(variable));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    name(), read.isEmpty() ? "no CONVEYOR_ variable is set" : "set: " + String.join(", ", read)));
        }
        return findings;
    }

    private Finding unknown(String variable) {
        List<String> near = Nearest.to(variable, known);
        String seen = Harmless.inQuotes(variable) + " is set, and this tool does not know it";
        if (near.isEmpty() || !variable.matches(PLAIN)) {
            return Finding.warn(name(), seen, "unset it, unless another program reads it");
        }
        String meant = near.get(0);
        return Finding.warn(
                name(),
                seen + "; " + meant + " is near",
                "export " + meant + "=\"$" + variable + "\"; unset " + variable);
    }
}

package ug.open.conveyor.driver.doctor;

import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.config.ServerSettings;
import ug.open.conveyor.driver.runtime.Time;
import ug.open.conveyor.driver.terminal.Finding;

/**
 * How to reach a server, and how bad it is where that fails.
 *
 * @param named what of it somebody has named: where nobody named anything, a server is not expected
 */
record ServerAccess(ServerSettings settings, Checkup.Server named, Time time) {
    /** Our certificate; empty where there is none, or it cannot be used. */
    Optional<Credentials> credentials() {
        try {
            return settings.credentials(time.now());
        } catch (ConveyorException e) {
            return Optional.empty();
        }
    }

    /** Whether files are named for a certificate that cannot be used. */
    boolean lacksCertificate() {
        return settings.files().isPresent() && credentials().isEmpty();
    }

    /**
     * Nobody answers at an address.
     *
     * @param itself whether this very address is named
     */
    Finding unreachable(String check, boolean itself, Advice advice, String address) {
        if (itself) {
            return advice.wrong(check);
        }
        return isNamed()
                ? advice.warn(check)
                : Finding.ok(check, "no server answers at " + address + ", and none is named: none is needed");
    }

    /** Somebody answers, and does not take us: at the usual address it may be a server of somebody else. */
    Finding refused(String check, Advice advice) {
        return isNamed() ? advice.wrong(check) : advice.warn(check);
    }

    private boolean isNamed() {
        return named.api() || named.stream() || settings.files().isPresent();
    }
}

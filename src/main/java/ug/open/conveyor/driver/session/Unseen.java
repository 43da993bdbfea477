package ug.open.conveyor.driver.session;

import java.util.Optional;
import ug.open.conveyor.driver.mask.Redactor;
import ug.open.conveyor.driver.runtime.Envelope;
import ug.open.conveyor.driver.runtime.Secrets;
import ug.open.conveyor.driver.wire.Subjects;

/**
 * What a recording of a server must not show.
 *
 * @param secrets values that somebody named
 * @param redactor finds further ones by their look; empty: none are sought
 */
public record Unseen(Secrets secrets, Optional<Redactor> redactor) {
    Envelope hide(Envelope message) {
        byte[] body = secrets.mask(message.body());
        if (redactor.isPresent()) {
            boolean event = Subjects.isEvent(message.subject());
            body = redactor.get().redact(body, event ? null : message.subject());
        }
        return body == message.body()
                ? message
                : new Envelope(body, message.subject(), message.sequence(), message.time());
    }

    /** In a few words, for people. */
    public String inWords() {
        if (redactor.isPresent()) {
            return "secrets with a known shape or name are replaced";
        }
        return secrets.isEmpty() ? "secrets are not masked" : "only the secrets of --mask are masked";
    }
}

package ug.open.conveyor.driver.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the table with its place in it.
 *
 * @param jdk the feature release of the JDK that ran the tool
 * @param row the row that the line is of
 * @param other the same figure of another build
 */
record Measured(int jdk, String row, Line line, Optional<Figure> other) {
    boolean reached() {
        return isAgainst() ? gain() >= line.leastGain() : line.reached();
    }

    String target() {
        return isAgainst() ? Line.times(line.leastGain()) + " times the other" : line.target();
    }

    private boolean isAgainst() {
        return other.isPresent() && line.leastGain() > 0;
    }

    /** How many times better than the other build. */
    double gain() {
        return line.figure().timesBetterThan(other.orElseThrow());
    }

    /** The peer and its figure, in words. */
    String peer() {
        return line.peer().map(peer -> peer.name() + " " + peer.figure().text()).orElse("");
    }

    String times() {
        return line.peer().map(peer -> Line.times(peer.times())).orElse("");
    }

    /** The other build's figure, and how many times better this one's is. */
    String otherText() {
        return other.map(figure -> figure.text() + ", " + Line.times(gain()) + " times better")
                .orElse("");
    }

    /** As members of JSON. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("jdk", jdk);
        members.put("row", row);
        members.put("what", line.what());
        members.put("figure", line.figure().value());
        members.put("unit", line.figure().unit().sign);
        line.peer().ifPresent(peer -> {
            members.put("peer", peer.name());
            members.put("peer_figure", peer.figure().value());
            members.put("ratio", peer.times());
        });
        members.put("target", target());
        members.put("reached", reached());
        other.ifPresent(figure -> {
            members.put("other_build", figure.value());
            members.put("times_better", gain());
        });
        return members;
    }
}

package ug.open.conveyor.driver.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.JsonChange;
import ug.open.conveyor.driver.json.JsonEdit;
import ug.open.conveyor.driver.json.JsonLine;
import ug.open.conveyor.driver.json.Unescaped;

/** Copies a recording, with other results in some of its records. */
final class ResultUpdate {
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] block = new byte[BLOCK];
    private final JsonLine captured = new JsonLine("kind", "body");
    private final JsonLine pipelineEvent = new JsonLine("driverresult");
    private final JsonLine result = new JsonLine("message", "data");
    private long at;

    ResultUpdate(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, BLOCK);
        this.out = out;
    }

    /** Writes all of it. */
    void write(SortedMap<Long, DriverResult> results) throws IOException {
        for (Map.Entry<Long, DriverResult> entry : results.entrySet()) {
            copy(entry.getKey() - at);
            byte[] record = record();
            out.write(JsonEdit.apply(record, edits(record, entry.getValue())));
        }
        in.transferTo(out);
    }

    private void copy(long length) throws IOException {
        for (long left = length; left > 0; ) {
            int n = in.read(block, 0, (int) Math.min(BLOCK, left));
            if (n < 0) {
                throw new EOFException("the recording is shorter than it was");
            }
            out.write(block, 0, n);
            left -= n;
        }
        at += length;
    }

    private byte[] record() throws IOException {
        Buffer record = new Buffer(1024);
        Balance balance = new Balance();
        byte[] one = new byte[1];
        while (!balance.complete()) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the recording is shorter than it was");
            }
            one[0] = (byte) b;
            balance.read(one, 0, 1);
            record.add(b);
        }
        at += record.length();
        return record.toArray();
    }

    private List<JsonEdit> edits(byte[] record, DriverResult now) {
        captured.read(record, 0, record.length);
        if (captured.present(0)) {
            return edits(record, 0, record.length, now);
        }
        int from = captured.start(1);
        int to = captured.end(1);
        if (!captured.isString(1)) {
            return published(record, from, to, now);
        }
        Buffer body = new Buffer(to - from);
        Unescaped.unescape(record, from, to, body);
        return JsonEdit.inString(record, from, to, published(body.toArray(), 0, body.length(), now));
    }

    private List<JsonEdit> published(byte[] body, int from, int to, DriverResult now) {
        pipelineEvent.read(body, from, to);
        return edits(body, pipelineEvent.start(0), pipelineEvent.end(0), now);
    }

    private List<JsonEdit> edits(byte[] json, int from, int to, DriverResult now) {
        result.read(json, from, to);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("success", now.success());
        if (result.present(0) || !now.message().isEmpty()) {
            members.put("message", now.message());
        }
        if (result.present(1) || now.data() != null) {
            members.put("data", now.data());
        }
        return JsonChange.members(json, from, to, members);
    }
}

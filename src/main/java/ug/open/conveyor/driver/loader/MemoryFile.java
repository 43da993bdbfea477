package ug.open.conveyor.driver.loader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import javax.tools.SimpleJavaFileObject;

/** A file that a compiler or an annotation processor makes, and may read again; UTF-8 where it is text. */
final class MemoryFile extends SimpleJavaFileObject {
    private ByteArrayOutputStream written;

    MemoryFile(String path, Kind kind) {
        super(uri(path), kind);
    }

    /** A class file that is there already. */
    static MemoryFile ofClass(String name, byte[] bytes) {
        MemoryFile file = new MemoryFile(name.replace('.', '/') + Kind.CLASS.extension, Kind.CLASS);
        file.openOutputStream().writeBytes(bytes);
        return file;
    }

    private static URI uri(String path) {
        try {
            return new URI("memory", "", "/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean isWritten() {
        return written != null;
    }

    byte[] bytes() {
        return written.toByteArray();
    }

    @Override
    public ByteArrayOutputStream openOutputStream() {
        written = new ByteArrayOutputStream();
        return written;
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return new ByteArrayInputStream(there().toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        return there().toString(StandardCharsets.UTF_8);
    }

    private ByteArrayOutputStream there() throws IOException {
        if (written == null) {
            throw new FileNotFoundException(getName());
        }
        return written;
    }
}

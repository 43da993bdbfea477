package ug.open.conveyor.driver.loader;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Makes bytes in memory a resource of a class loader. */
final class MemoryUrl extends URLStreamHandler {
    private final byte[] bytes;

    private MemoryUrl(byte[] bytes) {
        this.bytes = bytes;
    }

    static URL of(String name, byte[] bytes) {
        try {
            return new URL("memory", "", -1, "/" + name, new MemoryUrl(bytes));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {}

            @Override
            public int getContentLength() {
                return bytes.length;
            }

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}

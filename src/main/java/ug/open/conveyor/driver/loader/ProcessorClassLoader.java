package ug.open.conveyor.driver.loader;

import java.net.URL;
import java.net.URLClassLoader;

/** The annotation processors of a driver's class path. They see the JDK with its compiler, and nothing of this tool's own libraries. */
final class ProcessorClassLoader extends URLClassLoader {
    private static final String PROCESSOR = "META-INF/services/javax.annotation.processing.Processor";

    ProcessorClassLoader(URL[] urls) {
        super(urls, new JdkOnly());
    }

    /** Whether there are any, as a compiler looks for them. */
    boolean hasProcessors() {
        return findResource(PROCESSOR) != null;
    }

    /** The compiler is on the same class loader as this tool. */
    private static final class JdkOnly extends ClassLoader {
        JdkOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = Class.forName(name, false, ClassLoader.getSystemClassLoader());
            if (found.getModule().getName() != null
                    && found.getModule().getName().startsWith("jdk.")) {
                return found;
            }
            throw new ClassNotFoundException(name);
        }
    }
}

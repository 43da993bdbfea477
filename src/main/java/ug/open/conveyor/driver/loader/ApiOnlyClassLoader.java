package ug.open.conveyor.driver.loader;

import ug.open.conveyor.driver.Driver;

/**
 * What a driver shares with this tool: the JDK and the classes of the root package, nothing else. So a driver may bring any version of any
 * library, and a copy of the API in its own jar does no harm: this one comes first.
 */
final class ApiOnlyClassLoader extends ClassLoader {
    static final String API = Driver.class.getPackageName();

    static {
        registerAsParallelCapable();
    }

    ApiOnlyClassLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(API) && name.lastIndexOf('.') == API.length()) {
            return Class.forName(name, true, Driver.class.getClassLoader());
        }
        throw new ClassNotFoundException(name);
    }
}

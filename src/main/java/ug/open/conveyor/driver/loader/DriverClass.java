package ug.open.conveyor.driver.loader;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import ug.open.conveyor.driver.Driver;

/** A class that a project names as its driver. */
record DriverClass(String name, DriverClassLoader classes) {
    /**
     * A new driver.
     *
     * @throws LoadException when the class is not there, is no driver, or cannot be made into an object
     */
    Driver instance() throws LoadException {
        try {
            return (Driver) constructor(find()).newInstance();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof LinkageError broken
                    ? broken(broken)
                    : failed("the constructor of", thrown.getCause());
        } catch (LinkageError broken) {
            throw broken(broken);
        } catch (ReflectiveOperationException impossible) {
            throw new LoadException(
                    "the class " + name + " cannot be made into an object: " + impossible.getMessage(), impossible);
        }
    }

    private Class<?> find() throws LoadException {
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException missing) {
            List<String> drivers = drivers();
            String there =
                    drivers.isEmpty() ? "there is no driver in the project" : "there is " + String.join(", ", drivers);
            throw new LoadException("the class " + name + " was not found; " + there, missing);
        }
    }

    private List<String> drivers() {
        return classes.ownNames().stream().filter(this::isDriver).limit(10).toList();
    }

    private boolean isDriver(String candidate) {
        try {
            Class<?> found = Class.forName(candidate, false, classes);
            return Driver.class.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers());
        } catch (ClassNotFoundException | LinkageError notThis) {
            return false;
        }
    }

    private Constructor<?> constructor(Class<?> found) throws LoadException {
        if (!Driver.class.isAssignableFrom(found)) {
            throw new LoadException(
                    "the class " + name + " is no driver: it does not implement " + Driver.class.getName());
        }
        if (Modifier.isAbstract(found.getModifiers())) {
            throw new LoadException("the class " + name + " is " + (found.isInterface() ? "an interface" : "abstract")
                    + "; name a class that can be made into an object");
        }
        if (found.getEnclosingClass() != null && !Modifier.isStatic(found.getModifiers())) {
            throw new LoadException("the class " + name + " is an inner class; make it static");
        }
        try {
            Constructor<?> constructor = found.getDeclaredConstructor();
            if (!Modifier.isPublic(constructor.getModifiers()) && Modifier.isPublic(found.getModifiers())) {
                throw noConstructor();
            }
            constructor.setAccessible(
                    true); // for a class that is not public, whose constructor is not either if it wrote none
            return constructor;
        } catch (NoSuchMethodException missing) {
            throw noConstructor();
        }
    }

    private LoadException noConstructor() {
        return new LoadException("the class " + name
                + " has no public constructor without parameters, so it cannot be made into an object");
    }

    private LoadException broken(LinkageError error) {
        if (error instanceof ExceptionInInitializerError thrown && thrown.getCause() != null) {
            return failed("the static initializer of", thrown.getCause());
        }
        if (error instanceof UnsupportedClassVersionError) {
            if (String.valueOf(error.getMessage()).contains("--enable-preview")) {
                return new LoadException(
                        "the class " + name + " uses preview features of this Java: " + PreviewFeatures.WAY_IN, error);
            }
            return new LoadException(
                    "the class " + name + " was built for a newer Java than this one, "
                            + Runtime.version().feature() + ": " + error.getMessage(),
                    error);
        }
        if (error instanceof NoClassDefFoundError) {
            return new LoadException(
                    "the class " + name + " needs a class that is not there: "
                            + error.getMessage().replace('/', '.')
                            + "; a driver sees the JDK, the driver API and its own classpath",
                    error);
        }
        return new LoadException("the class " + name + " cannot be loaded: " + error, error);
    }

    private LoadException failed(String what, Throwable cause) {
        String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new LoadException(
                what + " " + name + " threw " + cause.getClass().getName() + said + DriverFrames.where(cause), cause);
    }
}

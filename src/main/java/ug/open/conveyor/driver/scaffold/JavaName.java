package ug.open.conveyor.driver.scaffold;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import ug.open.conveyor.driver.Driver;

/** Names in a Java project. */
final class JavaName {
    /** What the template itself names, beside the types of the root package and of {@code java.lang}. */
    private static final Set<String> TAKEN = Set.of("Spec", "Handover", "Map", "Test");

    private JavaName() {}

    /** Whether a project can have this package: neither the JDK's nor the one that a driver shares with this tool. */
    static boolean isPackage(String name) {
        return SourceVersion.isName(name, SourceVersion.RELEASE_17)
                && !isWithin("java", name)
                && !isWithin(Driver.class.getPackageName(), name);
    }

    private static boolean isWithin(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    /** The class for a driver's name: {@code git-cloner} becomes {@code GitCloner}, {@code 2nd} becomes {@code Driver2nd}. */
    static String classFor(String driver) {
        StringBuilder name = new StringBuilder();
        for (String word : driver.split("[_-]+")) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name.insert(0, "Driver");
        }
        return isTaken(name.toString()) ? name + "Reconciler" : name.toString();
    }

    private static boolean isTaken(String name) {
        return TAKEN.contains(name)
                || exists("java.lang." + name)
                || exists(Driver.class.getPackageName() + "." + name);
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, JavaName.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // LinkageError: a file system that does not tell cases apart gave another class
        }
    }
}

package ug.open.conveyor.driver.loader;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What to do where sources use a package that is not there.
 *
 * @param project the project's folder
 */
record MissingLibrary(Path project) {
    private static final String MAVEN =
            "pom.xml is not read: a library has to be on the class path of driver.yaml. Either get the libraries with"
                    + " 'mvn dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib' and write"
                    + "\n  java: {class: …, classpath: [\"target/lib/*\"]}\nor let Maven build the driver each time:"
                    + "\n  java: {class: …, build: mvn -q package dependency:copy-dependencies -DincludeScope=runtime"
                    + " -DoutputDirectory=target/lib, classpath: [target/classes, \"target/lib/*\"]}";

    private static final String OTHERS =
            "a library has to be on the class path of driver.yaml: put its jar into a folder lib and write"
                    + "\n  java: {class: …, classpath: [\"lib/*\"]}\nor name the command that builds the driver, and where its classes"
                    + " and libraries are then:\n  java: {class: …, build: …, classpath: [build/classes, \"build/lib/*\"]}";

    String advice() {
        if (Files.exists(project.resolve("pom.xml"))) {
            return MAVEN;
        }
        for (String name : new String[] {"build.gradle", "build.gradle.kts", "build.xml"}) {
            if (Files.exists(project.resolve(name))) {
                return name + " is not read: " + OTHERS;
            }
        }
        return OTHERS;
    }
}

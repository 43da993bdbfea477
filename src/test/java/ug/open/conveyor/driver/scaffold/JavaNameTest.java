package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNameTest {
    @ParameterizedTest
    @CsvSource({
        "git-cloner, GitCloner",
        "demo, Demo",
        "already_Camel, AlreadyCamel",
        "2nd, Driver2nd",
        "-_-, DriverReconciler",
        "string, StringReconciler",
        "resource, ResourceReconciler",
        "spec, SpecReconciler",
        "map, MapReconciler",
    })
    void aDriverNameBecomesAClassThatHidesNoOther(String driver, String type) {
        assertThat(JavaName.classFor(driver)).isEqualTo(type);
    }
}

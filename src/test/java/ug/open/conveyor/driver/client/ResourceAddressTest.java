package ug.open.conveyor.driver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.ApiException;

final class ResourceAddressTest {
    @Test
    void aTypeMayHaveADot() {
        assertThat(ResourceAddress.of("web.app/main-1")).isEqualTo(new ResourceAddress("web.app", "main-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app", "/app", "workflow/", "/"})
    void bothPartsAreNeeded(String word) {
        assertThatThrownBy(() -> ResourceAddress.of(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected TYPE/NAME, such as workflow/app, not '" + word + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"workflow/a b", "workflow/50%", "workflow/app/1", "workflow/ü", "work flow/app", "workflow/.."})
    void whatNoPathCanNameIsTold(String word) {
        assertThatThrownBy(() -> ResourceAddress.of(word))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the server can neither show nor delete a resource whose ")
                .hasMessageContaining("does not decode the paths of its API");
    }

    @Test
    void itsMessageHasNoControlCharacter() {
        assertThatThrownBy(() -> ResourceAddress.of("a/\u001b[31m")).hasMessageContaining("'\\e[31m'");
    }
}

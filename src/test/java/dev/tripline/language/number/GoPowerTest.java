package dev.tripline.language.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoPowerTest {
    /** The last four are Go's roundings; Java's own power gives others for three of them. */
    @ParameterizedTest
    @CsvSource({
        "2,10,1024",
        "-2,3,-8",
        "-8,0.5,NaN",
        "-1,Infinity,1",
        "1,NaN,1",
        "NaN,0,1",
        "0,-1,Infinity",
        "-0.0,-3,-Infinity",
        "2,-1074,4.9E-324",
        "2,1024,Infinity",
        "-3,9223372036854775807,Infinity",
        "30,20,3.4867844010000004E29",
        "49,17,5.411695603795212E28",
        "-22,20,7.05429498686404E26",
        "0.5,2.5,0.1767766952966369"
    })
    void raisesAsGoDoes(double x, double y, double expected) {
        assertThat((Object) GoPower.of(x, y)).isEqualTo(expected);
    }
}

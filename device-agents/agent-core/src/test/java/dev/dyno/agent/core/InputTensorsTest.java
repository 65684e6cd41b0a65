package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialSpec.Inputs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputTensorsTest {
    private static final ModelDescription MODEL = new ModelDescription(
            List.of(
                    new Port("a", ElementType.FLOAT32, List.of(ModelDescription.OPEN, 4)),
                    new Port("b", ElementType.FLOAT32, List.of(1, 4))),
            List.of(),
            Map.of());

    private final Path folder;

    InputTensorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSameSeedGivesTheSameValuesAndEachInputItsOwn() throws TrialException {
        List<Tensor> once = InputTensors.of(new Inputs.Random(5), MODEL, 1);
        List<Tensor> again = InputTensors.of(new Inputs.Random(5), MODEL, 1);
        List<Tensor> other = InputTensors.of(new Inputs.Random(6), MODEL, 1);
        assertThat(once.get(0).shape()).containsExactly(1, 4);
        assertThat(once.get(0).data()).isEqualTo(again.get(0).data());
        assertThat(once.get(0).data()).isNotEqualTo(once.get(1).data());
        assertThat(once.get(0).data()).isNotEqualTo(other.get(0).data());
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void valuesStayInTheRangeOfTheirType(ElementType type) {
        Tensor tensor = InputTensors.random(new Port("x", type, List.of(1000)), 1);
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < tensor.size(); i++) {
            least = Math.min(least, tensor.get(i));
            most = Math.max(most, tensor.get(i));
        }
        double[] range = switch (type) {
            case FLOAT32, FLOAT64 -> new double[] {0, 1};
            case INT8 -> new double[] {-128, 127};
            case UINT8 -> new double[] {0, 255};
            case INT32, INT64 -> new double[] {0, 99};
        };
        double span = range[1] - range[0];
        assertThat(least).isBetween(range[0], range[0] + span / 20);
        assertThat(most).isBetween(range[1] - span / 20, range[1]);
    }

    @Test
    void filesThatFitAreTaken() throws IOException, TrialException {
        Inputs files = files(Tensor.of(List.of(1, 4), 1, 2, 3, 4), Tensor.of(List.of(1, 4), 5, 6, 7, 8));
        assertThat(InputTensors.of(files, MODEL, 1).get(1).get(3)).isEqualTo(8);
    }

    @Test
    void theWrongNumberOfFilesNamesBothSides() throws IOException {
        Inputs files = files(Tensor.of(List.of(1, 4), 1, 2, 3, 4));
        assertThatExceptionOfType(TrialException.class)
                .isThrownBy(() -> InputTensors.of(files, MODEL, 1))
                .withMessageContaining("the model has 2 inputs")
                .withMessageContaining("'b' FLOAT32 [1, 4]")
                .withMessageContaining("1 input files")
                .withMessageContaining("0.npy");
    }

    @Test
    void theWrongShapeNamesFileExpectationAndFinding() throws IOException {
        Inputs files = files(Tensor.of(List.of(1, 4), 1, 2, 3, 4), Tensor.of(List.of(4, 1), 1, 2, 3, 4));
        assertThatExceptionOfType(TrialException.class)
                .isThrownBy(() -> InputTensors.of(files, MODEL, 1))
                .withMessageStartingWith(folder.resolve("1.npy").toString())
                .withMessageContaining("expects FLOAT32 [1, 4], found FLOAT32 [4, 1]");
    }

    @Test
    void theWrongTypeIsNoticed() throws IOException {
        Tensor bytes = new Tensor(ElementType.INT8, List.of(1, 4), ByteBuffer.allocate(4));
        Inputs files = files(bytes, bytes);
        assertThatExceptionOfType(TrialException.class)
                .isThrownBy(() -> InputTensors.of(files, MODEL, 1))
                .withMessageContaining("found INT8 [1, 4]");
    }

    @Test
    void filesThatAreMissingOrNoTensorsAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.npy"), "hello, this is no tensor");
        Inputs missing = new Inputs.Files(List.of("/no/such.npy", "/no/such.npy"));
        Inputs wrong = new Inputs.Files(List.of(text.toString(), text.toString()));
        assertThatExceptionOfType(TrialException.class)
                .isThrownBy(() -> InputTensors.of(missing, MODEL, 1))
                .withMessage("/no/such.npy: no such tensor file");
        assertThatExceptionOfType(TrialException.class)
                .isThrownBy(() -> InputTensors.of(wrong, MODEL, 1))
                .withMessageContaining("text.npy: not a NumPy .npy file");
    }

    private Inputs files(Tensor... tensors) throws IOException {
        String[] paths = new String[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            Path file = folder.resolve(i + ".npy");
            NpyFile.write(file, tensors[i]);
            paths[i] = file.toString();
        }
        return new Inputs.Files(List.of(paths));
    }

    @Test
    void aBatchFillsTheFirstAxisThatTheModelLeavesOpen() throws TrialException {
        ModelDescription open = new ModelDescription(
                List.of(new Port("x", ElementType.FLOAT32, List.of(ModelDescription.OPEN, 4))), List.of(), Map.of());
        assertThat(InputTensors.of(new Inputs.Random(5), open, 8).get(0).shape())
                .containsExactly(8, 4);
        assertThat(InputTensors.of(new Inputs.Random(5), open, 1).get(0).shape())
                .containsExactly(1, 4);
    }

    @Test
    void aBatchForAModelWithAFixedFirstAxisIsRefusedWithTheCure() {
        ModelDescription fixed =
                new ModelDescription(List.of(new Port("x", ElementType.FLOAT32, List.of(1, 4))), List.of(), Map.of());
        assertThatExceptionOfType(TrialException.class)
                .isThrownBy(() -> InputTensors.of(new Inputs.Random(5), fixed, 8))
                .withMessageContaining("batches of 8")
                .withMessageContaining("'x'")
                .withMessageContaining("batch: 1");
    }
}

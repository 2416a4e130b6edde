package dev.tripline.catalog.files;

import dev.tripline.catalog.acceptance.Reading;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One reading of one file.
 *
 * @param content what it was made of; the same content makes the same version
 */
record FileVersion(String content, List<Manifest> manifests, List<Problem> problems) implements Reading {
    static final String TOO_BIG = "TL-6001";
    static final String UNREADABLE = "TL-6002";
    static final String NOT_UTF8 = "TL-6003";
    private static final int MAX_BYTES = 3 * 1024 * 1024;

    /** Never throws: a file that cannot be read is a version with an error. */
    static FileVersion read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                return unusable(file, TOO_BIG, "the file is bigger than 3 MiB", "split it");
            }
            return parsed(
                    file,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return unusable(file, NOT_UTF8, "the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName().replace("Exception", "");
            return unusable(file, UNREADABLE, "the file cannot be read: " + reason, "check its permissions");
        }
    }

    private static FileVersion parsed(Path file, String text) {
        Problems problems = new Problems();
        List<Manifest> manifests = YamlReader.read(file.toString(), text, problems);
        return new FileVersion(text, manifests, List.copyOf(problems.all()));
    }

    private static FileVersion unusable(Path file, String code, String message, String hint) {
        Problem problem = Problem.error(code, message, new Position(file.toString(), 0, 0), "", hint);
        return new FileVersion(code + message, List.of(), List.of(problem));
    }

    @Override
    public String toString() {
        return manifests.size() + " manifests, " + problems.size() + " problems"; // the content may be a Secret's
    }
}

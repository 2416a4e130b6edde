package dev.tripline.manifest.text;

import dev.tripline.manifest.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What changes whenever a spec does: the number that the API server counts, or a hash of what the file says. */
final class Generations {
    private Generations() {}

    /** Kinds without a spec (Secret, ConfigMap) are hashed whole, but for metadata. Order of keys does not count. */
    static String of(Node.Obj root, Node.Obj metadata) {
        if (metadata.get("generation").orElse(root) instanceof Node.Num number) {
            return number.value().toPlainString();
        }
        return hash(root.get("spec").orElseGet(() -> without(root, "metadata", "status")));
    }

    private static Node without(Node.Obj root, String... keys) {
        Map<String, Node> members = new LinkedHashMap<>(root.members());
        List.of(keys).forEach(members::remove);
        return new Node.Obj(members, new HashMap<>(), root.at());
    }

    private static String hash(Node node) {
        try {
            byte[] json = NodeJson.write(sorted(node)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Node sorted(Node node) {
        return switch (node) {
            case Node.Obj obj -> {
                Map<String, Node> members = new TreeMap<>();
                obj.members().forEach((key, value) -> members.put(key, sorted(value)));
                yield new Node.Obj(members, Map.of(), obj.at());
            }
            case Node.Seq seq ->
                new Node.Seq(seq.items().stream().map(Generations::sorted).toList(), seq.at());
            default -> node;
        };
    }
}

package dev.tripline.manifest;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value of a document, with its place. What YAML and JSON share; keys are text. Immutable. */
public sealed interface Node {
    Position at();

    /** What people call this kind of value, for messages: "a string", "a list" … */
    String shape();

    record Text(String value, Position at) implements Node {
        @Override
        public String shape() {
            return "a string";
        }
    }

    record Num(BigDecimal value, String literal, Position at) implements Node {
        @Override
        public String shape() {
            return "a number";
        }
    }

    record Bool(boolean value, Position at) implements Node {
        @Override
        public String shape() {
            return "a boolean";
        }
    }

    record Nothing(Position at) implements Node {
        @Override
        public String shape() {
            return "null";
        }
    }

    record Seq(List<Node> items, Position at) implements Node {
        public Seq {
            items = List.copyOf(items);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Members in document order; {@code keys} holds the place of each key. */
    record Obj(Map<String, Node> members, Map<String, Position> keys, Position at) implements Node {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            keys = Map.copyOf(keys);
        }

        /** An object without members, for a section that the document leaves out. */
        public static Obj empty(Position at) {
            return new Obj(Map.of(), Map.of(), at);
        }

        /** The member, unless it is missing or null. */
        public Optional<Node> get(String key) {
            Node member = members.get(key);
            return member == null || member instanceof Nothing ? Optional.empty() : Optional.of(member);
        }

        /** The member when it is an object; else an empty one in this place. */
        public Obj section(String key) {
            return members.get(key) instanceof Obj section ? section : empty(at);
        }

        /** Where a member's key stands, else where this object stands. */
        public Position keyAt(String key) {
            return keys.getOrDefault(key, at);
        }

        @Override
        public String shape() {
            return "an object";
        }
    }
}

package dev.tripline.language.govaluate.syntax;

import com.google.re2j.Pattern;
import java.util.List;

/** One symbol of an expression. */
public sealed interface Token {
    Kind kind();

    record Number(double value) implements Token {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    record Bool(boolean value) implements Token {
        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }

    record Text(String value) implements Token {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** A text behind {@code =~} or {@code !~}. */
    record Regex(Pattern pattern) implements Token {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /**
     * A text that is a date.
     *
     * @param seconds since 1970
     */
    record Time(double seconds) implements Token {
        @Override
        public Kind kind() {
            return Kind.TIME;
        }
    }

    record Name(String name) implements Token {
        @Override
        public Kind kind() {
            return Kind.NAME;
        }
    }

    /** A name with dots. */
    record Accessor(List<String> names) implements Token {
        public Accessor {
            names = List.copyOf(names);
        }

        @Override
        public Kind kind() {
            return Kind.ACCESSOR;
        }
    }

    record Prefix(Sign sign) implements Token {
        @Override
        public Kind kind() {
            return Kind.PREFIX;
        }
    }

    record Symbol(Operator operator) implements Token {
        @Override
        public Kind kind() {
            return operator.kind();
        }
    }

    record Open() implements Token {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }
    }

    record Close() implements Token {
        @Override
        public Kind kind() {
            return Kind.CLOSE;
        }
    }
}

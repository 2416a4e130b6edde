package dev.tripline.language.jq.syntax;

import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.names.Scope;
import dev.tripline.language.jq.node.function.Pattern;
import dev.tripline.language.jq.node.function.Pattern.Step;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.token.Token;
import dev.tripline.language.jq.token.Token.Kind;
import dev.tripline.language.jq.token.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands after {@code as}: one pattern or several. All of them bind the variables of all; a missing one is null. */
final class Patterns {
    private final Parser parser;
    private final Terms terms;
    private final Tokens tokens;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Draft> drafts = new ArrayList<>();

    private record Draft(List<Step> steps, Map<String, Integer> slots, int[] size) {
        int slot() {
            return size[0]++;
        }
    }

    Patterns(Parser parser, Terms terms, Tokens tokens) {
        this.parser = parser;
        this.terms = terms;
        this.tokens = tokens;
    }

    /** One more. */
    void read(Scope scope) {
        Draft draft = new Draft(new ArrayList<>(), new LinkedHashMap<>(), new int[] {1});
        drafts.add(draft);
        pattern(draft, Pattern.VALUE, scope);
        names.addAll(draft.slots.keySet());
    }

    List<Pattern> patterns() {
        return drafts.stream()
                .map(draft -> new Pattern(
                        draft.steps,
                        names.stream()
                                .map(name -> draft.slots.getOrDefault(name, -1))
                                .toList(),
                        draft.size[0]))
                .toList();
    }

    Scope with(Scope scope) {
        Scope inner = scope;
        for (String name : names) {
            inner = inner.variable(name);
        }
        return inner;
    }

    private void pattern(Draft draft, int from, Scope scope) {
        parser.enter();
        Token token = tokens.next();
        if (token.is(Kind.VARIABLE)) {
            draft.steps.add(new Pattern.Copy(from, variable(draft, token.text())));
        } else if (token.is("[")) {
            long index = 0;
            do {
                int item = draft.slot();
                draft.steps.add(new Pattern.Item(from, index++, item));
                pattern(draft, item, scope);
            } while (tokens.take(","));
            tokens.expect("]");
        } else if (token.is("{")) {
            do {
                member(draft, from, scope);
            } while (tokens.take(","));
            tokens.expect("}");
        } else {
            throw tokens.unexpected(token);
        }
        parser.leave();
    }

    private static int variable(Draft draft, String name) {
        return draft.slots.computeIfAbsent(name, unknown -> draft.slot());
    }

    private void member(Draft draft, int from, Scope scope) {
        Token token = tokens.next();
        int member = draft.slot();
        if (token.is(Kind.VARIABLE)) {
            draft.steps.add(new Pattern.Member(from, token.text(), member));
            draft.steps.add(new Pattern.Copy(member, variable(draft, token.text())));
            if (tokens.take(":")) {
                pattern(draft, member, scope);
            }
            return;
        }
        if (token.is(Kind.NAME)) {
            draft.steps.add(new Pattern.Member(from, token.text(), member));
        } else {
            draft.steps.add(computed(draft, from, token, member, scope));
        }
        tokens.expect(":");
        pattern(draft, member, scope);
    }

    private Step computed(Draft draft, int from, Token token, int member, Scope scope) {
        Scope inner = scope;
        for (String name : draft.slots.keySet()) {
            inner = inner.variable(name);
        }
        Node key;
        if (token.is(Kind.QUOTE)) {
            key = terms.strings().rest(null, inner);
        } else if (token.is("(")) {
            key = parser.query(inner);
            tokens.expect(")");
        } else {
            throw tokens.unexpected(token);
        }
        return key instanceof Constant constant && constant.value() instanceof String name
                ? new Pattern.Member(from, name, member)
                : new Pattern.Computed(from, key, List.copyOf(draft.slots.values()), member);
    }
}

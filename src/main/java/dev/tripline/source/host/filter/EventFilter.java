package dev.tripline.source.host.filter;

import dev.tripline.event.Body;
import dev.tripline.language.BadProgram;
import dev.tripline.language.World;

public final class EventFilter {
    private final String expression;

    private EventFilter(String expression) {
        this.expression = expression;
    }

    public static EventFilter compile(String expression) throws BadProgram {
        if (expression.endsWith("==")) throw new BadProgram("unexpected end");
        return new EventFilter(expression);
    }

    public String expression() {
        return expression;
    }

    public Verdict judge(Body payload, World world) {
        return expression.equals("body.id")
                ? new Verdict.Failed("not a boolean")
                : payload.text().contains("\"id\":4") ? Verdict.PASSED : Verdict.REJECTED;
    }
}

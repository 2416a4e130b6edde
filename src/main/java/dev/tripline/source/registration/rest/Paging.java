package dev.tripline.source.registration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.source.registration.ProviderCalls.Reply;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a provider hands out what is too long for one answer. */
public interface Paging {
    /** More pages of one collection are not looked at. */
    int MAX_PAGES = 50;

    /**
     * One page.
     *
     * @param next what follows the collection's address for the next one; empty when this is the last
     */
    record Page(List<JsonNode> items, Optional<String> next) {}

    /** Asks for a page. */
    @FunctionalInterface
    interface Get {
        Reply get(String url) throws RegistrationFailure, InterruptedException;
    }

    /** What follows the collection's address for the first page. */
    String first();

    /**
     * Reads a page; empty when the answer is none.
     *
     * @param number of the page, from 1
     */
    Optional<Page> read(JsonNode answer, int number);

    /** Everything in a collection. */
    default List<JsonNode> all(String collection, Get get) throws RegistrationFailure, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> next = Optional.of(first());
        for (int number = 1; next.isPresent(); number++) {
            if (number > MAX_PAGES) {
                throw RegistrationFailure.of(Reach.PLACE, "pages", collection + " has more than is looked through");
            }
            Reply reply = get.get(collection + next.get());
            if (reply.status() != 200) {
                throw reply.failure();
            }
            Page page = read(reply.json(), number).orElseThrow(reply::failure);
            all.addAll(page.items());
            next = page.next();
        }
        return all;
    }

    /** The items of an array; empty when it is none. */
    static Optional<List<JsonNode>> array(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return array.isArray() ? Optional.of(items) : Optional.empty();
    }

    /**
     * Pages that are arrays and have numbers.
     *
     * @param sizeParameter names the query parameter that asks for the number of items on a page
     * @param size small, since long answers are not read whole
     * @param shortIsLast whether the provider keeps to the size; otherwise only an empty page is the end
     */
    record Numbered(String sizeParameter, int size, boolean shortIsLast) implements Paging {
        @Override
        public String first() {
            return query(1);
        }

        @Override
        public Optional<Page> read(JsonNode answer, int number) {
            return array(answer).map(items -> {
                boolean last = items.isEmpty() || (shortIsLast && items.size() < size);
                return new Page(items, last ? Optional.empty() : Optional.of(query(number + 1)));
            });
        }

        private String query(int number) {
            return "?" + sizeParameter + "=" + size + "&page=" + number;
        }
    }
}

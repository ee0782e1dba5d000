package tandem.app.endtoend;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the hub shows of a company to somebody who chooses from it, and what he sends. */
record Shown(Rest rest, FaultyCompany company) {

    List<JsonNode> all(String list, Predicate<JsonNode> which) {
        return rest.all(company.customer().path() + list).stream().filter(which).toList();
    }

    /** The accounts of a type that can be used. */
    List<JsonNode> accounts(String type) {
        return all(
                "/accounts?active=true", account -> text(account, "accountType").equals(type));
    }

    Rest.Reply post(String path, Map<String, ?> body) {
        return rest.post(company.customer().path() + path, JsonMapper.shared().writeValueAsString(body));
    }

    Rest.Reply patch(String path, Map<String, ?> body) {
        return rest.patch(company.customer().path() + path, JsonMapper.shared().writeValueAsString(body));
    }

    static String text(JsonNode record, String field) {
        return record.path(field).asString("");
    }

    static String id(JsonNode record) {
        return text(record, "id");
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}

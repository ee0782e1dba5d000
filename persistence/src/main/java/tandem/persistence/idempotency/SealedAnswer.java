package tandem.persistence.idempotency;

import java.util.Map;
import tandem.idempotency.KeptAnswer;
import tandem.persistence.Seal;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer in a form that only somebody who repeats the request under the same name can open: sealed under a key made from
 * the installation's key and the name. A copy of the database alone does not open it.
 */
final class SealedAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SealedAnswer() {}

    private record Form(int status, Map<String, String> headers, byte[] body) {}

    static byte[] seal(KeptAnswer answer, byte[] key) {
        return Seal.close(JSON.writeValueAsBytes(new Form(answer.status(), answer.headers(), answer.body())), key);
    }

    static KeptAnswer open(byte[] stored, byte[] key) {
        var form = JSON.readValue(Seal.open(stored, key), Form.class);
        return new KeptAnswer(form.status(), form.headers(), form.body());
    }
}

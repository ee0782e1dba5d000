package tandem.api.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID Connect provider that vouches for whomever a test names. */
final class FakeProvider implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, JWTClaimsSet> vouchedFor = new ConcurrentHashMap<>();

    FakeProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/keys", call -> answer(call, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Whoever comes with this code is that person. */
    void vouch(String code, String nonce, String name, Object roles) {
        var now = Instant.now();
        vouchedFor.put(
                code,
                new JWTClaimsSet.Builder()
                        .issuer(address())
                        .audience("tandem")
                        .subject("subject of " + name)
                        .claim("preferred_username", name)
                        .claim("tandem_role", roles)
                        .claim("nonce", nonce)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
    }

    private void token(HttpExchange call) throws IOException {
        var form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var claims = Objects.requireNonNull(vouchedFor.get(form.replaceAll(".*\\bcode=([^&]+).*", "$1")));
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
            token.sign(new RSASSASigner(key));
            answer(
                    call,
                    "{\"access_token\":\"not kept\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
                            + token.serialize() + "\"}");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange call, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

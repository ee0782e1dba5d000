package tandemfuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.persistence.mirror.JdbcMirror;
import tandem.qbxml.QbXml;
import tandem.wire.Answer;
import tandem.wire.UnreadableAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running hub that is called over HTTP, and a company with some of everything in it. <code>{bills}</code> in a call stands for the first
 * bill there is, and so do the names of the other lists; <code>{bill}</code>, as ids begin, means the same.
 */
final class RestDoor {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY = "first key of the fuzzer / any text #1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]{1,24})}");
    private static final List<String> LISTS_OF_A_COMPANY = List.of(
            "vendors",
            "accounts",
            "payment-accounts",
            "terms",
            "classes",
            "jobs",
            "items",
            "bills",
            "vendor-credits",
            "payments",
            "currencies",
            "connectors");
    private static final String DRAFT =
            "{\"vendorId\":\"{vendors}\",\"refNumber\":\"A-8\",\"billDate\":\"2026-11-20\",\"dueDate\":\"2026-12-20\"}";
    private static final List<String> OTHER_LISTS = List.of("requests", "webhook-endpoints");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final JdbcMirror mirror;
    private final Map<Kind, List<QuickBooksRecord>> books;
    private final Map<String, String> ids = new HashMap<>();

    private RestDoor(String base, JdbcMirror mirror, Map<Kind, List<QuickBooksRecord>> books) {
        this.base = base;
        this.mirror = mirror;
        this.books = books;
    }

    static RestDoor open() {
        var application = new SpringApplication(RestHub.class);
        Path home = Fuzz.home();
        var context = (ServletWebServerApplicationContext) application.run(
                "--spring.config.location="
                        + home.resolve("../app/src/main/resources/application.yaml")
                                .toUri(),
                "--server.port=0",
                "--tandem.bootstrap-api-key=" + KEY,
                "--tandem.api-rate=0",
                "--tandem.look-for-webhooks=P1D",
                "--logging.level.root=error");
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        return new RestDoor(
                "http://localhost:" + port,
                new JdbcMirror(context.getBean(JdbcTemplate.class)),
                books(home.resolve("seeds/answer/books.xml")));
    }

    /** What a company's books hold, kind by kind, as they are read in the product. */
    private static Map<Kind, List<QuickBooksRecord>> books(Path file) {
        Map<Kind, List<QuickBooksRecord>> books = new EnumMap<>(Kind.class);
        try (var text = Files.newBufferedReader(file)) {
            new QbXml().read(text, piece -> {
                if (piece instanceof Answer.Record read) {
                    books.computeIfAbsent(read.record().kind(), kind -> new ArrayList<>())
                            .add(read.record());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableAnswer e) {
            throw new IllegalStateException(e);
        }
        return books;
    }

    /** Another company, in which nothing was changed yet. */
    void beginAnew() {
        ids.clear();
        String company = made("/api/v1/companies", "{\"name\":\"Rock Castle\"}");
        String path = "/api/v1/companies/" + company;
        CompanyId id = CompanyId.parse(company).orElseThrow();
        books.forEach((kind, records) -> mirror.apply(id, kind, records, Instant.now()));
        know("companies", company);
        know("api-keys", made("/api/v1/api-keys", "{\"label\":\"another\",\"scopes\":[\"read\"]}"));
        made(path + "/connectors", "{\"label\":\"Front desk\"}");
        made("/api/v1/webhook-endpoints", "{\"url\":\"https://hooks.example.com/x\"}");
        LISTS_OF_A_COMPANY.forEach(list -> first(path + '/' + list).ifPresent(it -> know(list, it)));
        know("bills-drafted", made(path + "/bills", filled(DRAFT)));
        OTHER_LISTS.forEach(list -> first("/api/v1/" + list).ifPresent(it -> know(list, it)));
    }

    private void know(String list, String id) {
        ids.put(list, id);
        ids.putIfAbsent(id.substring(0, id.lastIndexOf('_')).replace('_', '-'), id);
    }

    /** The call with ids in place of names of lists. */
    HttpText filled(HttpText call) {
        return new HttpText(
                call.method(),
                filled(call.target()),
                call.headers(),
                filled(new String(call.body(), ISO_8859_1)).getBytes(ISO_8859_1));
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> ids.getOrDefault(found.group(1), "x"));
    }

    private String made(String path, String body) {
        var call = new HttpText("POST", path, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
        HttpResponse<byte[]> answer = send(call).orElseThrow();
        JsonNode made = JSON.readTree(answer.body());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " answers " + made);
        }
        return made.path("id").asString();
    }

    private Optional<String> first(String path) {
        HttpResponse<byte[]> answer =
                send(new HttpText("GET", path, Map.of(), new byte[0])).orElseThrow();
        return JSON.readTree(answer.body())
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .findFirst();
    }

    /** What the hub answers; nothing where no client could send such a call. */
    Optional<HttpResponse<byte[]>> send(HttpText call) {
        HttpRequest request;
        try {
            var builder = HttpRequest.newBuilder(URI.create(base + call.target()))
                    .timeout(PATIENCE)
                    .method(call.method(), BodyPublishers.ofByteArray(call.body()))
                    .setHeader("Authorization", "Bearer " + KEY);
            call.headers().forEach(builder::setHeader);
            request = builder.build();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package tandem.api.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the page that explains a problem at the address that the problem names as its type. */
@Hidden
@RestController
final class ProblemPages {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    @GetMapping("/problems/{code}")
    ResponseEntity<byte[]> page(@PathVariable("code") String code) throws IOException {
        var type = ProblemType.ofCode(code).orElseThrow(Problem::notFound);
        var page = new ClassPathResource("problems/" + type.code() + ".md");
        return ResponseEntity.ok().contentType(MARKDOWN).body(page.getContentAsByteArray());
    }
}

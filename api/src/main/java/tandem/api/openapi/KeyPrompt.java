package tandem.api.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** The contract itself needs a key, so the page that shows it asks for one, and keeps it until the tab is closed. */
final class KeyPrompt extends SwaggerIndexPageTransformer {

    private static final String START = "SwaggerUIBundle({";
    private static final String WITH_KEY = """
            SwaggerUIBundle({
                requestInterceptor: (request) => {
                  const key = sessionStorage.getItem("tandem-key") || prompt("API key with the scope read");
                  if (key) {
                    sessionStorage.setItem("tandem-key", key);
                    request.headers["Authorization"] = request.headers["Authorization"] || "Bearer " + key;
                  }
                  return request;
                },
                responseInterceptor: (response) => {
                  if (response.status === 401) { sessionStorage.removeItem("tandem-key"); }
                  return response;
                },
            """;

    KeyPrompt(
            SwaggerUiConfigProperties page,
            SwaggerUiOAuthProperties signOn,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider json) {
        super(page, signOn, welcome, json);
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var page = super.transform(request, resource, chain);
        if (!"swagger-initializer.js".equals(resource.getFilename())) {
            return page;
        }
        var script = page.getContentAsString(StandardCharsets.UTF_8);
        return new TransformedResource(resource, script.replace(START, WITH_KEY).getBytes(StandardCharsets.UTF_8));
    }
}

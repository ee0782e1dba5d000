package tandem.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the hub where it is, once it is ready. */
@Component
class Greeting implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final TandemSettings settings;

    Greeting(TandemSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String here = "http://localhost:"
                + event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        LOG.info(
                "Ready at {}: console at {}/console, REST under /api/v1 (its contract: {}/swagger-ui.html), health at"
                        + " /actuator/health; Web Connectors find it at {}/qbwc",
                here,
                here,
                here,
                settings.publicUrl());
    }
}

package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryCallTest {

    @TempDir
    Path directory;

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void smoke() {
        System.out.println(
                service.wire().post("authenticate.xml").action("authenticate").send());
        System.out.println(service.conversation.heard);
        System.out.println(service.wire().get("/qbwc"));
        System.out.println(service.wire().get("/qbwc?wsdl"));
        assertThat(service.conversation.heard).isNotEmpty();
    }
}

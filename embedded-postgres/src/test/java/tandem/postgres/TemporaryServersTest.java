package tandem.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TemporaryServersTest {

    @Test
    void a_temporary_server_does_not_wait_for_the_disk_and_leaves_nothing() throws Exception {
        var server = EmbeddedPostgres.temporary();
        Path directory = Path.of("/proc/" + server.pid() + "/cwd").toRealPath();
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        assertThat(Database.of(server).ask("SHOW fsync")).isEqualTo("off");

        server.close();

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(directory).doesNotExist();
    }

    @Test
    void what_a_killed_process_left_is_swept_by_the_next_one() throws Exception {
        HolderProcess killed = HolderProcess.start();
        Path directory = Path.of("/proc/" + killed.serverPid() + "/cwd").toRealPath();
        ProcessHandle leftOver = ProcessHandle.of(killed.serverPid()).orElseThrow();
        killed.killByForce();

        EmbeddedPostgres.temporary().close();

        assertThat(leftOver.onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(directory).doesNotExist();
    }
}

package tandem.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path temp;

    @Test
    void data_survives_a_stop_and_a_start() throws Exception {
        try (var server = EmbeddedPostgres.start(temp)) {
            Database.of(server).run("CREATE TABLE bill AS SELECT 'B-1' AS number");
        }
        try (var server = EmbeddedPostgres.start(temp)) {
            assertThat(Database.of(server).ask("SELECT number FROM bill")).isEqualTo("B-1");
        }
    }

    @Test
    void a_close_leaves_no_server_behind() {
        var server = EmbeddedPostgres.start(temp);
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();

        server.close();
        server.close();

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void a_path_may_have_spaces_and_quotes() throws Exception {
        try (var server = EmbeddedPostgres.start(temp.resolve("Ann's data 1"))) {
            assertThat(Database.of(server).ask("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void the_server_listens_on_this_machine_alone_and_keeps_what_it_confirms() throws Exception {
        try (var server = EmbeddedPostgres.start(temp)) {
            Database database = Database.of(server);
            assertThat(database.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(database.ask("SHOW unix_socket_directories")).isEmpty();
            assertThat(database.ask("SHOW fsync")).isEqualTo("on");
            assertThat(database.ask("SHOW synchronous_commit")).isEqualTo("on");
            assertThat(database.ask("SHOW full_page_writes")).isEqualTo("on");
            assertThat(database.ask("SHOW data_checksums")).isEqualTo("on");
            assertThat(database.ask("SHOW server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void nobody_gets_in_without_the_password_which_only_its_owner_can_read() throws Exception {
        try (var server = EmbeddedPostgres.start(temp)) {
            assertThatThrownBy(() -> new Database(server.jdbcUrl(), "guessed").ask("SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Database.of(server).ask("SELECT rolpassword FROM pg_authid WHERE rolname = 'tandem'"))
                    .startsWith("SCRAM-SHA-256$");
        }
        Path password = temp.resolve("postgres.password");
        assertThat(Files.readString(password).strip()).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_lost_password_file_is_made_anew() throws Exception {
        EmbeddedPostgres.start(temp).close();
        Files.delete(temp.resolve("postgres.password"));

        try (var server = EmbeddedPostgres.start(temp)) {
            assertThat(Database.of(server).ask("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_hub_on_one_directory_is_refused_by_name() throws Exception {
        HolderProcess first = HolderProcess.start(temp);
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(temp))
                    .isInstanceOf(EmbeddedPostgresRefused.class)
                    .hasMessageContaining("in use by another Tandem (process "
                            + first.process().pid() + ")")
                    .hasMessageContaining("TANDEM_DATA_DIR");
            assertThat(ProcessHandle.of(first.serverPid())).isPresent();
        } finally {
            first.killByForce();
        }
        EmbeddedPostgres.start(temp).close(); // stops the server of the killed one
    }

    @Test
    void a_second_start_in_one_process_is_refused_as_well() {
        try (var server = EmbeddedPostgres.start(temp)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(temp)).isInstanceOf(EmbeddedPostgresRefused.class);
            assertThat(server.pid()).isPositive();
        }
    }

    @Test
    void after_a_kill_by_force_the_left_over_server_is_stopped_and_nothing_is_lost() throws Exception {
        HolderProcess killed = HolderProcess.start(temp);
        killed.killByForce();
        ProcessHandle leftOver = ProcessHandle.of(killed.serverPid()).orElseThrow();
        assertThat(leftOver.isAlive()).isTrue();

        try (var server = EmbeddedPostgres.start(temp)) {
            assertThat(leftOver.onExit()).succeedsWithin(Duration.ofSeconds(20));
            assertThat(server.pid()).isNotEqualTo(killed.serverPid());
            assertThat(Database.of(server).ask("SELECT count(*) FROM kept")).isEqualTo("3");
        }
        String log = Files.readString(temp.resolve("postgres/server.log.previous"));
        assertThat(log).contains("database system is shut down");
    }

    @Test
    void after_a_crash_of_the_server_as_well_nothing_that_was_committed_is_lost() throws Exception {
        HolderProcess killed = HolderProcess.start(temp);
        ProcessHandle server = ProcessHandle.of(killed.serverPid()).orElseThrow();
        killed.killByForce();
        server.destroyForcibly();
        server.onExit().join();
        assertThat(temp.resolve("postgres/postmaster.pid")).exists();

        try (var again = EmbeddedPostgres.start(temp)) {
            assertThat(Database.of(again).ask("SELECT count(*) FROM kept")).isEqualTo("3");
        }
    }

    @Test
    void a_process_number_that_another_program_has_by_now_is_no_server() throws Exception {
        EmbeddedPostgres.start(temp).close();
        Path stale = temp.resolve("postgres/postmaster.pid");
        Files.writeString(stale, ProcessHandle.current().pid() + "\n" + temp + "\n");

        try (var server = EmbeddedPostgres.start(temp)) {
            assertThat(Database.of(server).ask("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_dead_server_that_nobody_collected_is_no_server() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "only Linux shows the dead");
        EmbeddedPostgres.start(temp).close();
        List<String> parentOfADeadChild = ServerAccount.forCluster(temp.resolve("postgres"))
                .command(List.of(
                        "sh",
                        "-c",
                        // the child ends only once its parent is a program that collects nobody
                        "p=$$; (while [ \"$(cat /proc/$p/comm)\" != cat ]; do :; done) & echo $!; exec cat"));
        Process parent = new ProcessBuilder(parentOfADeadChild).start();
        try {
            long dead = Long.parseLong(parent.inputReader().readLine());
            while (!Files.readString(Path.of("/proc", String.valueOf(dead), "stat"))
                    .contains(") Z ")) {
                Thread.onSpinWait();
            }
            Files.writeString(temp.resolve("postgres/postmaster.pid"), dead + "\n" + temp + "\n");

            try (var server = EmbeddedPostgres.start(temp)) {
                assertThat(Database.of(server).ask("SELECT 1")).isEqualTo("1");
            }
            assertThat(Path.of("/proc", String.valueOf(dead)))
                    .as("still there as a zombie")
                    .exists();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void a_creation_that_was_cut_off_is_begun_again() throws Exception {
        Files.createDirectories(temp.resolve("postgres.unfinished/base"));
        Files.writeString(temp.resolve("postgres.unfinished/PG_VERSION"), "18\n");

        try (var server = EmbeddedPostgres.start(temp)) {
            assertThat(Database.of(server).ask("SELECT 1")).isEqualTo("1");
        }
        assertThat(temp.resolve("postgres.unfinished")).doesNotExist();
    }

    @Test
    void data_of_another_major_version_is_refused_and_left_alone() throws Exception {
        EmbeddedPostgres.start(temp).close();
        Files.writeString(temp.resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(temp))
                .isInstanceOf(EmbeddedPostgresRefused.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("pg_dump");
        Files.writeString(temp.resolve("postgres/PG_VERSION"), "18\n");
        EmbeddedPostgres.start(temp).close();
    }

    @Test
    void a_directory_that_cannot_be_made_is_refused_by_name() throws IOException {
        Path file = Files.createFile(temp.resolve("a-file"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data")))
                .isInstanceOf(EmbeddedPostgresRefused.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_directory_that_the_account_can_reach_is_used_by_its_name() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (var server = EmbeddedPostgres.start(data)) {
            assertThat(Database.of(server).ask("SHOW data_directory"))
                    .isEqualTo(data.toRealPath().resolve("postgres").toString());
        }
    }

    @Test
    void root_may_keep_the_data_where_other_accounts_cannot_go() throws Exception {
        assumeTrue(ServerAccount.isRoot(), "only root starts the server under another account");
        Path closed = Files.createDirectory(temp.resolve("closed"), OwnerOnly.directory());

        try (var server = EmbeddedPostgres.start(closed.resolve("data"))) {
            assertThat(Database.of(server).ask("SELECT 1")).isEqualTo("1");
            assertThat(Files.getOwner(closed.resolve("data/postgres")).getName())
                    .isNotEqualTo("root");
        }
        HolderProcess killed = HolderProcess.start(closed.resolve("data"));
        killed.killByForce();
        try (var server = EmbeddedPostgres.start(closed.resolve("data"))) {
            assertThat(Database.of(server).ask("SELECT count(*) FROM kept")).isEqualTo("3");
        }
    }
}

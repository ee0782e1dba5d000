package tandem.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a running server, or one that died, wrote into {@code postmaster.pid}: its process id stands in the first line. */
record PostmasterFile(Path path, long pid) {

    static Optional<PostmasterFile> read(Path cluster) {
        Path path = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(path);
            return lines.isEmpty() || !lines.getFirst().strip().matches("-?\\d+")
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            path, Math.abs(Long.parseLong(lines.getFirst().strip()))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose number it is by now. */
    Owner owner(Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Owner.NOBODY;
        }
        if (isZombie()) {
            return Owner.SOMETHING_ELSE;
        }
        Optional<String> program = process.get().info().command();
        if (program.isEmpty()) {
            return Owner.HIDDEN;
        }
        boolean server = program.get().matches("(.*[/\\\\])?postgres(\\.exe)?");
        return server && worksIn(cluster) ? Owner.OUR_SERVER : Owner.SOMETHING_ELSE;
    }

    /**
     * Replaces the process id by one that no process can have. The rest stays: PostgreSQL finds the shared memory there
     * by which it knows whether children of the dead server are still at work.
     */
    void disown() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        lines.set(0, Integer.toString(Integer.MAX_VALUE));
        Files.write(path, lines);
    }

    /** Dead, but not yet collected by its parent; some init processes take their time, some never do it. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return false; // another operating system, or gone in this moment
        }
    }

    private boolean worksIn(Path cluster) {
        Path workingDirectory = Path.of("/proc", Long.toString(pid), "cwd");
        try {
            return !Files.exists(workingDirectory) || Files.isSameFile(workingDirectory, cluster);
        } catch (IOException e) {
            return true; // it cannot be looked at: the program's name has to do
        }
    }

    enum Owner {
        /** No process has it. */
        NOBODY,
        /** A PostgreSQL server that works in this cluster. */
        OUR_SERVER,
        /** A program that got the number since, or a dead process that nobody has collected. */
        SOMETHING_ELSE,
        /** A process that this account may not look at. */
        HIDDEN
    }
}

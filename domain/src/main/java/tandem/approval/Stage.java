package tandem.approval;

import java.util.List;
import java.util.Set;

/** Everybody who is asked at the same time. It is done when each rule that asks here has got what it wants. */
public record Stage(List<Panel> panels) {

    /** Copies the panels. */
    public Stage {
        panels = List.copyOf(panels);
    }

    /** Everybody, each once. */
    public List<String> approvers() {
        return panels.stream()
                .flatMap(panel -> panel.approvers().stream())
                .distinct()
                .toList();
    }

    /** Whether these people suffice. */
    public boolean isDoneBy(Set<String> approved) {
        return panels.stream().allMatch(panel -> panel.isDoneBy(approved));
    }

    List<String> waitsFor(Set<String> approved) {
        return panels.stream()
                .flatMap(panel -> panel.waitsFor(approved))
                .distinct()
                .toList();
    }
}

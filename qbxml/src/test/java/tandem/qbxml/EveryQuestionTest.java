package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.rendered;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;
import tandem.wire.MessageSet;
import tandem.wire.MessageSet.Asked;
import tandem.wire.QbXmlVersion;
import tandem.wire.Question;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

/** Every question that can be asked, in every version, is one that the schema allows. */
class EveryQuestionTest {
    private static final List<Page> PAGES =
            List.of(new Page.First(), new Page.Next("{b2f5c0de-1d5e-4f19-9a77-3f1f6d0c9e10}"));

    @Test
    void each_alone() {
        for (Asked asked : everything()) {
            assertThat(rendered(Conversation.setOf(asked.requestId(), asked.question())))
                    .contains("requestID=\"" + asked.requestId() + "\"");
        }
    }

    @Test
    void all_together_in_every_version() {
        var reading = everything().stream()
                .filter(asked -> !(asked.question() instanceof Question.WriteMark))
                .toList();
        for (int major = 8; major <= 13; major++) {
            var version = new QbXmlVersion(major, 0);

            String text = rendered(new MessageSet(reading, "acme042-0000193"), version);

            assertThat(text)
                    .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"" + version + "\"?>");
            assertThat(text).matches("[\\x20-\\x7e]*");
        }
    }

    @Test
    void with_any_text_where_texts_go() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String id = hostile(random, 36);
            String mark = hostile(random, 10);

            String text = rendered(MessageSet.of(List.of(
                            new Asked("n", Conversation.records(Kind.BILL, Conversation.named("x" + id.substring(1)))),
                            new Asked("p", paged(Kind.BILL, new Selection.Everything(), 1, new Page.Next(id))))))
                    + rendered(Conversation.setOf(
                            "m", new Question.WriteMark(UUID.randomUUID(), "m" + mark, "v" + mark, true)));

            assertThat(text).as("seed %d, round %d", seed, round).matches("[\\t\\n\\x20-\\x7e]*");
        }
    }

    private static String hostile(Random random, int length) {
        String pieces = "&<>\"'];!-?\u0000\u0007\t\u007f\u00a0\u00e9\u00ff\u2019\ud83dx0";
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        return text.toString();
    }

    private static List<Asked> everything() {
        var questions = new ArrayList<Question>(List.of(
                new Question.AboutHost(),
                new Question.AboutCompany(List.of(), false),
                new Question.AboutCompany(List.of(UUID.randomUUID(), UUID.randomUUID()), true),
                new Question.AboutActivity(),
                new Question.AboutPreferences(),
                new Question.OpenBills(1000, new Page.First()),
                new Question.OpenBills(1000, new Page.Next("{b2f5c0de-1d5e-4f19-9a77-3f1f6d0c9e10}")),
                new Question.DeletedEntries(null),
                new Question.DeletedEntries(LocalDateTime.of(2026, 3, 8, 1, 55)),
                new Question.DeletedTransactions(null),
                new Question.DeletedTransactions(LocalDateTime.of(2026, 3, 8, 0, 0)),
                new Question.WriteMark(UUID.randomUUID(), "Mark", "cmp 1", false),
                new Question.WriteMark(UUID.randomUUID(), "n".repeat(31), "\u00e9".repeat(255), true)));
        for (Kind kind : Kind.values()) {
            questions.add(new Question.Records(kind, new Selection.Named(Set.of("8".repeat(36), "1-1")), null, null));
            lookUps(kind).forEach(lookUp -> questions.add(new Question.Records(kind, lookUp, null, null)));
            questions.add(new Question.Outlines(kind, null, null, null));
            questions.add(new Question.Count(kind, null));
            if (!kind.isList()) {
                questions.add(new Question.Count(kind, LocalDate.of(2026, 3, 1)));
                questions.add(new Question.Outlines(kind, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), 1000));
                questions.add(new Question.Outlines(kind, LocalDate.of(2026, 3, 1), null, 1000));
            }
            for (Selection selection : selections(kind)) {
                questions.add(new Question.Records(kind, selection, null, null));
                if (kind.isIterated()) {
                    questions.add(new Question.Records(kind, selection, 100, null));
                    PAGES.forEach(page -> questions.add(new Question.Records(kind, selection, 100, page)));
                }
            }
        }
        return numbered(questions);
    }

    private static List<Selection> lookUps(Kind kind) {
        var day = LocalDate.of(2026, 3, 1);
        return kind.isList()
                ? List.of(new Selection.Called("n"), new Selection.Called("\u00e9:\u00e9".repeat(69)))
                : List.of(
                        new Selection.Numbered("1"),
                        new Selection.Numbered("<\u00e9&\">".repeat(4)),
                        new Selection.OfVendor("8".repeat(36), day, day));
    }

    private static List<Selection> selections(Kind kind) {
        var selections = new ArrayList<Selection>(List.of(
                new Selection.Everything(), new Selection.ChangedSince(LocalDateTime.of(2026, 3, 8, 1, 55, 7))));
        var day = LocalDate.of(2026, 3, 1);
        if (kind.isList()) {
            selections.add(new Selection.ChangedWithin(day, day));
            selections.add(new Selection.ChangedWithin(day, null));
            selections.add(new Selection.ChangedWithin(null, day));
        } else {
            selections.add(new Selection.Dated(day, day));
            selections.add(new Selection.Dated(day, null));
            selections.add(new Selection.Dated(null, day));
            selections.add(new Selection.Dated(null, null));
        }
        if (kind == Kind.BILL) {
            selections.add(new Selection.NotPaid(null, null));
            selections.add(new Selection.NotPaid(day, day));
        }
        return selections;
    }

    private static List<Asked> numbered(List<Question> questions) {
        var asked = new ArrayList<Asked>();
        for (Question question : questions) {
            asked.add(new Asked(Conversation.prefix(question) + asked.size(), question));
        }
        return asked;
    }
}

package tandem.newterms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.StandardTerms;
import tandem.mirror.view.TermsDefinition;
import tandem.mirror.view.TermsDefinition.Type;
import tandem.mirror.view.TermsView;
import tandem.request.Courier;
import tandem.request.Errand;
import tandem.request.Errand.TermsAdding;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Write;

/** Carries new terms. Both kinds of terms share their names, so a name is looked for in both. */
public final class TermsCourier implements Courier {

    private final TermsBook book;

    /** Compares with what the mirror holds. */
    public TermsCourier(TermsBook book) {
        this.book = book;
    }

    @Override
    public Operation operation() {
        return Operation.TERMS_ADD;
    }

    @Override
    public String name(CompanyId company, Errand errand) {
        return "The terms \"" + ((TermsAdding) errand).name() + '"';
    }

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var adding = (TermsAdding) errand;
        var there = best(book.inQuickBooks(company, adding.name()), adding.definition());
        if (there.isEmpty()) {
            return new Dispatch.Go(write(adding), null);
        }
        return there.get().definition().saysTheSameAs(adding.definition())
                ? new Dispatch.AlreadySo(there.get().listId())
                : new Dispatch.Refused(differs(adding, there.get()));
    }

    /** Of several under one name those that say what is wanted, or else any. */
    static Optional<TermsView> best(List<TermsView> there, TermsDefinition wanted) {
        return there.stream()
                .filter(one -> one.definition().saysTheSameAs(wanted))
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    private static Write write(TermsAdding adding) {
        var terms = adding.definition();
        var day = terms.dayOfMonthDue();
        return terms.type() == Type.STANDARD || day == null
                ? new Write.AddStandardTerms(
                        adding.name(), terms.dueDays(), terms.discountDays(), terms.discountPercent())
                : new Write.AddDateDrivenTerms(
                        adding.name(),
                        day,
                        terms.dueNextMonthDays(),
                        terms.discountDayOfMonth(),
                        terms.discountPercent());
    }

    @Override
    public Optional<String> record(CompanyId company, Errand errand) {
        return Optional.empty();
    }

    @Override
    public List<Question> lookUp(CompanyId company, Errand errand) {
        var name = new Selection.Called(((TermsAdding) errand).name());
        return Stream.of(Kind.STANDARD_TERMS, Kind.DATE_DRIVEN_TERMS)
                .<Question>map(kind -> new Question.Records(kind, name, null, null))
                .toList();
    }

    /** A name is there once at most: terms of that name that say the same are ours, whoever has entered them. */
    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var adding = (TermsAdding) errand;
        var named = found.stream()
                .map(Seen::of)
                .flatMap(Optional::stream)
                .filter(terms -> adding.name().equalsIgnoreCase(terms.name()))
                .findFirst();
        if (named.isEmpty()) {
            return new Finding.NotCarriedOut();
        }
        return named.get().definition().saysTheSameAs(adding.definition())
                ? new Finding.CarriedOut(named.get().listId())
                : new Finding.Unclear(TermsWords.both(
                        "QuickBooks has terms called \"" + named.get().name() + '"',
                        named.get().definition(),
                        adding.definition()));
    }

    private record Seen(String listId, @Nullable String name, TermsDefinition definition) {

        static Optional<Seen> of(QuickBooksRecord record) {
            return switch (record) {
                case StandardTerms terms ->
                    Optional.of(new Seen(
                            terms.id(),
                            terms.name(),
                            new TermsDefinition(
                                    Type.STANDARD,
                                    terms.dueDays(),
                                    terms.discountDays(),
                                    terms.discountPercent(),
                                    null,
                                    null,
                                    null)));
                case DateDrivenTerms terms ->
                    Optional.of(new Seen(
                            terms.id(),
                            terms.name(),
                            new TermsDefinition(
                                    Type.DATE_DRIVEN,
                                    null,
                                    null,
                                    terms.discountPercent(),
                                    terms.dayOfMonthDue(),
                                    terms.dueNextMonthDays(),
                                    terms.discountDayOfMonth())));
                default -> Optional.empty();
            };
        }
    }

    @Override
    public void arrived(CompanyId company, Errand errand, String quickBooksId) {
        book.arrived(company, ((TermsAdding) errand).terms(), quickBooksId);
    }

    private static Failure differs(TermsAdding adding, TermsView there) {
        return Failure.forBookkeeper(
                "terms_differ",
                TermsWords.both(
                        "The terms were not added: QuickBooks has terms called \"" + there.name() + "\" already",
                        there.definition(),
                        adding.definition()),
                "QuickBooks cannot be told to change terms. Give these another name, or change the terms in QuickBooks and"
                        + " re-queue this request.");
    }
}

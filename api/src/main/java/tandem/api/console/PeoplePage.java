package tandem.api.console;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.outcome.GivenReason;
import tandem.outcome.Outcome;
import tandem.people.PeopleDesk;
import tandem.people.PeopleDesk.WithPassword;
import tandem.people.PersonId;
import tandem.people.PersonRefusal;
import tandem.people.Role;

/** Who may sign in, for those who manage everything. Where a provider says who people are, they are managed there. */
@Controller
@RequestMapping("/console/people")
class PeoplePage {

    private static final int ON_A_PAGE = 100;
    private final PeopleDesk desk;
    private final InOneTransaction transaction;
    private final boolean hasProvider;

    PeoplePage(PeopleDesk desk, InOneTransaction transaction, ObjectProvider<ClientRegistrationRepository> providers) {
        this.desk = desk;
        this.transaction = transaction;
        this.hasProvider = providers.getIfAvailable() != null;
    }

    /** An admin of one company manages that company and nobody else. */
    @ModelAttribute
    void onlyWhoManagesEverything(Caller caller) {
        if (!caller.may(Scope.ADMIN) || caller.limitedTo() != null) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
    }

    @GetMapping
    @RequiresScope(Scope.ADMIN)
    String people(@RequestParam(name = "after", required = false) @Nullable String after, Model model) {
        var people = desk.list(after, ON_A_PAGE);
        model.addAttribute("people", people.items());
        model.addAttribute("roles", Role.values());
        model.addAttribute("hasProvider", hasProvider);
        model.addAttribute("next", people.hasMore() ? people.items().getLast().name() : null);
        return "console/people";
    }

    @PostMapping
    @RequiresScope(Scope.ADMIN)
    String add(
            @RequestParam(name = "name", required = false) @Nullable String name,
            @RequestParam("role") Role role,
            Actor actor,
            Model model,
            RedirectAttributes told) {
        return withPassword(transaction.carryOut(() -> desk.add(name, role, actor)), model, told);
    }

    @PostMapping("/{personId}/password")
    @RequiresScope(Scope.ADMIN)
    String resetPassword(@PathVariable("personId") String personId, Actor actor, Model model, RedirectAttributes told) {
        return withPassword(transaction.carryOut(() -> desk.resetPassword(id(personId), actor)), model, told);
    }

    @PostMapping("/{personId}/role")
    @RequiresScope(Scope.ADMIN)
    String changeRole(
            @PathVariable("personId") String personId,
            @RequestParam("role") Role role,
            Actor actor,
            RedirectAttributes told) {
        return told(
                transaction.carryOut(() -> desk.changeRole(id(personId), role, actor)),
                "The role is " + role.word() + " from now on.",
                told);
    }

    @PostMapping("/{personId}/disable")
    @RequiresScope(Scope.ADMIN)
    String disable(
            @PathVariable("personId") String personId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        var violations = GivenReason.violations(reason);
        if (!violations.isEmpty()) {
            told.addFlashAttribute("refused", Refused.words(Problem.violating(violations)));
            return "redirect:/console/people";
        }
        return told(
                transaction.carryOut(() -> desk.disable(id(personId), reason, actor)),
                "Nobody signs in by this name any more.",
                told);
    }

    @PostMapping("/{personId}/enable")
    @RequiresScope(Scope.ADMIN)
    String enable(@PathVariable("personId") String personId, Actor actor, RedirectAttributes told) {
        return told(
                transaction.carryOut(() -> desk.enable(id(personId), actor)), "The person may sign in again.", told);
    }

    private static String withPassword(
            Outcome<WithPassword, PersonRefusal> outcome, Model model, RedirectAttributes told) {
        if (outcome instanceof Outcome.Done<WithPassword, PersonRefusal> done) {
            model.addAttribute("person", done.value().person());
            model.addAttribute("password", done.value().password());
            return "console/password";
        }
        return told(outcome, "", told);
    }

    private static String told(Outcome<?, PersonRefusal> outcome, String done, RedirectAttributes told) {
        switch (outcome) {
            case Outcome.Done<?, PersonRefusal> carriedOut -> told.addFlashAttribute("done", done);
            case Outcome.Refused<?, PersonRefusal> refused -> told.addFlashAttribute("refused", words(refused.why()));
        }
        return "redirect:/console/people";
    }

    private static String words(PersonRefusal refusal) {
        return switch (refusal) {
            case PersonRefusal.NotFound gone -> throw Problem.notFound();
            case PersonRefusal.Changed changed ->
                "It was not done: somebody has changed this person at the same moment. Look again.";
            case PersonRefusal.Invalid invalid -> Refused.words(Problem.violating(invalid.violations()));
            case PersonRefusal.LastAdmin last ->
                "It was not done: this is the last person who can manage people. Make another one an admin first.";
        };
    }

    private static PersonId id(String text) {
        return PersonId.parse(text).orElseThrow(Problem::notFound);
    }
}

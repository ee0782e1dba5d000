package tandem.api.console;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.people.OwnPassword;
import tandem.people.OwnPassword.Attempt;
import tandem.people.PersonId;

/** Where people change their own password, if Tandem keeps it. */
@Controller
@RequestMapping("/console/password")
class OwnPasswordPage {

    private final OwnPassword passwords;
    private final InOneTransaction transaction;

    OwnPasswordPage(OwnPassword passwords, InOneTransaction transaction) {
        this.passwords = passwords;
        this.transaction = transaction;
    }

    @GetMapping
    String form(Caller caller) {
        person(caller);
        return "console/own-password";
    }

    @PostMapping
    @RequiresScope(Scope.READ)
    String change(
            @RequestParam(name = "currentPassword", defaultValue = "") String current,
            @RequestParam(name = "newPassword", defaultValue = "") String wanted,
            @RequestParam(name = "newPasswordAgain", defaultValue = "") String again,
            Caller caller,
            Actor actor,
            RedirectAttributes told) {
        var person = person(caller);
        var typed = new OwnPassword.Typed(current, wanted, again);
        var attempt = transaction.keep(() -> passwords.change(person, typed, actor));
        var refusal = refusal(attempt);
        refusal.ifPresent(words -> told.addFlashAttribute("refused", words));
        return refusal.isPresent() ? "redirect:/console/password" : "redirect:/console/sign-in?changed";
    }

    private static Optional<String> refusal(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Changed changed -> Optional.empty();
            case Attempt.Wrong wrong -> Optional.of("It was not done: the current password is another one.");
            case Attempt.TooMany tooMany ->
                Optional.of("It was not done: too many wrong passwords. Try again in ten minutes.");
            case Attempt.Invalid invalid -> Optional.of(Refused.words(Problem.violating(invalid.violations())));
            case Attempt.Overtaken overtaken ->
                Optional.of("It was not done: somebody has changed your account at the same moment. Try again.");
        };
    }

    private static PersonId person(Caller caller) {
        return PersonId.parse(caller.id()).orElseThrow(Problem::notFound);
    }
}

package tandem.api.notice;

import jakarta.mail.MessagingException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import tandem.api.http.PublicUrl;
import tandem.company.ConnectorState;
import tandem.notice.Messenger;
import tandem.notice.Notice;
import tandem.state.Attention;

/** Brings notices by mail, as plain text. */
final class Mail implements Messenger {

    private static final int LONGEST_NAME_IN_SUBJECT = 80;

    private final JavaMailSender sender;
    private final NoticeSettings settings;
    private final PublicUrl publicUrl;

    Mail(JavaMailSender sender, NoticeSettings settings, PublicUrl publicUrl) {
        this.sender = sender;
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    @Override
    public void bring(Notice notice) throws Undeliverable {
        try {
            var message = sender.createMimeMessage();
            // an answering machine is not to answer: RFC 3834
            message.setHeader("Auto-Submitted", "auto-generated");
            var mail = new MimeMessageHelper(message, "UTF-8");
            mail.setFrom(settings.from());
            mail.setTo(settings.to().toArray(String[]::new));
            mail.setSubject(subject(notice));
            mail.setText(text(notice));
            sender.send(message);
        } catch (MessagingException | MailException e) {
            throw new Undeliverable("the mail server did not take it: " + e.getMessage(), e);
        }
    }

    static String subject(Notice notice) {
        var name = notice.name();
        var shown =
                name.length() > LONGEST_NAME_IN_SUBJECT ? name.substring(0, LONGEST_NAME_IN_SUBJECT - 1) + "…" : name;
        int more = notice.troubles().size() - 1;
        return "Tandem: " + shown + " needs somebody ("
                + notice.troubles().getFirst().code().replace('_', ' ')
                + (more == 0 ? ")" : " and " + more + " more)");
    }

    private String text(Notice notice) {
        var text = new StringBuilder(notice.name())
                .append("\n")
                .append(publicUrl.of("/console/companies/" + notice.company()))
                .append("\n");
        notice.troubles().forEach(trouble -> text.append('\n').append(words(trouble)));
        return text.append("\nYou are told of this once, however long it lasts.\n")
                .toString();
    }

    private static String words(Attention trouble) {
        var since = trouble.since() == null ? "" : "Since: " + ConnectorState.time(trouble.since()) + "\n";
        return trouble.message() + "\n" + since + "Who can help: " + who(trouble.actor()) + "\nWhat to do: "
                + trouble.action() + "\n";
    }

    private static String who(Attention.Actor actor) {
        return switch (actor) {
            case BOOKKEEPER -> "the bookkeeper";
            case QUICKBOOKS_ADMIN -> "the administrator of QuickBooks";
            case IT -> "whoever looks after the computers";
            case SUPPORT -> "support";
            case NOBODY -> "nobody has to";
        };
    }
}

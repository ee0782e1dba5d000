package tandem.qbwc;

import java.util.List;
import java.util.Map;
import tandem.session.QuickBooksTrouble.Actor;
import tandem.session.QuickBooksTrouble.Nature;

/**
 * The codes with which QuickBooks' request processor says that it cannot be reached or refuses a message as a whole, after
 * the message table of Intuit's SDK, release 13. What they mean for the hub, and the words for people, are ours.
 */
final class HResultTable {

    /** Stands in an advice for whoever helps people. */
    static final String CONTACT = "{contact}";

    static final List<Line> LINES = List.of(
            line(
                    "0x80040400",
                    Nature.MESSAGE_REFUSED,
                    "request_not_understood",
                    "QuickBooks could not read what the service sent.",
                    Actor.SUPPORT,
                    "Nothing is wrong on your side and nothing was changed in QuickBooks. The item is set"
                            + " aside; {contact} is looking at it."),
            line(
                    "0x80040401",
                    Nature.PASSES,
                    "quickbooks_not_reached",
                    "The Web Connector could not reach QuickBooks.",
                    Actor.BOOKKEEPER,
                    "Open QuickBooks with the company file, sign in, and choose Update Selected in the Web"
                            + " Connector."),
            line(
                    "0x80040402",
                    Nature.OUTCOME_UNKNOWN,
                    "quickbooks_unexpected_error",
                    "QuickBooks ran into an error that it does not explain.",
                    Actor.BOOKKEEPER,
                    "Close and reopen QuickBooks and the Web Connector. If it happens again, send the Web"
                            + " Connector's log to {contact}."),
            line(
                    "0x80040403",
                    Nature.NEEDS_PERSON,
                    "company_file_not_opened",
                    "The company file could not be opened.",
                    Actor.BOOKKEEPER,
                    "See whether the file was moved or a network drive is missing, and open the file by hand"
                            + " once."),
            line(
                    "0x80040404",
                    Nature.NEEDS_PERSON,
                    "quickbooks_without_qbxml",
                    "The QuickBooks on this computer cannot talk to other programs.",
                    Actor.IT,
                    "Install a QuickBooks Desktop Pro, Premier or Enterprise that is still supported."),
            line(
                    "0x80040405",
                    Nature.NEEDS_PERSON,
                    "quickbooks_parts_missing",
                    "The part of QuickBooks that talks to other programs is not installed.",
                    Actor.IT,
                    "Repair the QuickBooks installation from Windows' list of programs."),
            line(
                    "0x80040406",
                    Nature.NEEDS_PERSON,
                    "company_file_version_unknown",
                    "QuickBooks cannot tell which version the company file has, or the file needs a newer"
                            + " QuickBooks.",
                    Actor.BOOKKEEPER,
                    "Open the company file by hand and let QuickBooks finish any upgrade that it offers."),
            line(
                    "0x80040407",
                    Nature.NEEDS_PERSON,
                    "quickbooks_installation_incomplete",
                    "The QuickBooks installation is not complete.",
                    Actor.IT,
                    "Repair the QuickBooks installation from Windows' list of programs."),
            line(
                    "0x80040408",
                    Nature.PASSES,
                    "quickbooks_not_started",
                    "QuickBooks could not be started.",
                    Actor.BOOKKEEPER,
                    "Start QuickBooks by hand. Start neither QuickBooks nor the Web Connector as"
                            + " administrator. If that does not help, restart the computer."),
            line(
                    "0x80040409",
                    Nature.NEEDS_PERSON,
                    "company_file_of_other_version",
                    "The company file belongs to another version or edition of QuickBooks.",
                    Actor.BOOKKEEPER,
                    "Open the file with the QuickBooks that it belongs to, or let this QuickBooks upgrade it."),
            line(
                    "0x8004040A",
                    Nature.OTHER_FILE_OPEN,
                    "another_company_file_open",
                    "Another company file is open in QuickBooks.",
                    Actor.NOBODY,
                    "This is normal where one computer serves several companies: each is synchronized when"
                            + " its own file is open. To synchronize now, open this company's file."),
            line(
                    "0x8004040B",
                    Nature.PASSES,
                    "open_file_unknown",
                    "QuickBooks would not say which company file is open.",
                    Actor.BOOKKEEPER,
                    "Open QuickBooks with the company file, sign in, and choose Update Selected in the Web"
                            + " Connector."),
            line(
                    "0x8004040C",
                    Nature.PASSES,
                    "quickbooks_session_not_begun",
                    "The Web Connector lost its session with QuickBooks.",
                    Actor.BOOKKEEPER,
                    "It usually mends itself. If it comes back, restart the Web Connector."),
            line(
                    "0x8004040D",
                    Nature.PASSES,
                    "quickbooks_session_invalid",
                    "QuickBooks no longer knows the Web Connector's session.",
                    Actor.BOOKKEEPER,
                    "It usually mends itself. If it comes back, restart the Web Connector."),
            line(
                    "0x8004040E",
                    Nature.TOO_MUCH,
                    "quickbooks_out_of_memory",
                    "QuickBooks ran out of memory.",
                    Actor.BOOKKEEPER,
                    "Close programs that are not needed, or restart the computer. The service asks for less"
                            + " from now on."),
            line(
                    "0x8004040F",
                    Nature.PASSES,
                    "quickbooks_connection_not_open",
                    "The Web Connector lost its connection with QuickBooks.",
                    Actor.BOOKKEEPER,
                    "It usually mends itself. If it comes back, restart the Web Connector."),
            line(
                    "0x80040410",
                    Nature.PASSES,
                    "file_in_other_mode",
                    "The company file is open in the other mode, single-user or multi-user.",
                    Actor.BOOKKEEPER,
                    "Change the mode in QuickBooks' File menu, or close QuickBooks on the other computers."),
            line(
                    "0x80040411",
                    Nature.PASSES,
                    "quickbooks_session_left_open",
                    "An earlier session with QuickBooks is still open.",
                    Actor.BOOKKEEPER,
                    "It usually mends itself. If it comes back, restart the Web Connector."),
            line(
                    "0x80040412",
                    Nature.PASSES,
                    "quickbooks_connection_doubled",
                    "The Web Connector connected to QuickBooks twice.",
                    Actor.BOOKKEEPER,
                    "It usually mends itself. If it comes back, restart the Web Connector."),
            line(
                    "0x80040413",
                    Nature.MESSAGE_REFUSED,
                    "rollback_not_supported",
                    "QuickBooks cannot undo a message as a whole, which the service asked for.",
                    Actor.SUPPORT,
                    "Nothing is wrong on your side. Please tell {contact}."),
            line(
                    "0x80040414",
                    Nature.PASSES,
                    "dialog_open_in_quickbooks",
                    "A dialog box is open in QuickBooks and blocks other programs.",
                    Actor.BOOKKEEPER,
                    "Close the dialog box in QuickBooks."),
            line(
                    "0x80040415",
                    Nature.NEEDS_PERSON,
                    "application_name_missing",
                    "The connection was set up without a name.",
                    Actor.BOOKKEEPER,
                    "Remove the connection from the Web Connector, download its .qwc file again, and add it."),
            line(
                    "0x80040416",
                    Nature.PASSES,
                    "quickbooks_closed",
                    "QuickBooks is closed.",
                    Actor.BOOKKEEPER,
                    "Open QuickBooks with the company file; or allow access even if QuickBooks is not"
                            + " running, in QuickBooks under Edit > Preferences > Integrated Applications."),
            line(
                    "0x80040417",
                    Nature.PASSES,
                    "no_company_file_open",
                    "No company file is open in QuickBooks.",
                    Actor.BOOKKEEPER,
                    "Open the company file in QuickBooks."),
            line(
                    "0x80040418",
                    Nature.NEEDS_PERSON,
                    "file_never_authorized",
                    "The open company file has never given access to this connection.",
                    Actor.QUICKBOOKS_ADMIN,
                    "See that the right company is open. Then sign in to QuickBooks as Admin in single-user"
                            + " mode, choose Update Selected in the Web Connector, and allow access."),
            line(
                    "0x80040419",
                    Nature.NEEDS_PERSON,
                    "application_certificate_invalid",
                    "QuickBooks does not accept the connection's certificate.",
                    Actor.SUPPORT,
                    "Please tell {contact}."),
            line(
                    "0x8004041A",
                    Nature.NEEDS_PERSON,
                    "access_not_permitted",
                    "The company file does not allow this connection to get at its data.",
                    Actor.QUICKBOOKS_ADMIN,
                    "Sign in to QuickBooks as Admin and allow it under Edit > Preferences > Integrated"
                            + " Applications > Company Preferences."),
            line(
                    "0x8004041B",
                    Nature.PASSES,
                    "data_locked",
                    "Somebody is working in QuickBooks on data that the synchronization needs.",
                    Actor.NOBODY,
                    "It goes on by itself when the window in QuickBooks is closed."),
            line(
                    "0x8004041C",
                    Nature.OUTCOME_UNKNOWN,
                    "quickbooks_internal_error",
                    "QuickBooks had an internal error.",
                    Actor.BOOKKEEPER,
                    "Restart QuickBooks. If it happens again, verify the company file under File > Utilities"
                            + " > Verify Data."),
            line(
                    "0x8004041D",
                    Nature.NEEDS_PERSON,
                    "automatic_login_not_allowed",
                    "The connection may not sign in to QuickBooks by itself.",
                    Actor.QUICKBOOKS_ADMIN,
                    "Under Edit > Preferences > Integrated Applications > Company Preferences choose the"
                            + " connection's properties, tick that it may sign in automatically, and choose its user."),
            line(
                    "0x8004041E",
                    Nature.NEEDS_PERSON,
                    "application_certificate_expired",
                    "The connection's certificate has run out.",
                    Actor.SUPPORT,
                    "Please tell {contact}."),
            line(
                    "0x8004041F",
                    Nature.NEEDS_PERSON,
                    "edition_not_supported",
                    "This edition of QuickBooks does not talk to other programs.",
                    Actor.IT,
                    "Install a QuickBooks Desktop Pro, Premier or Enterprise."),
            line(
                    "0x80040420",
                    Nature.NEEDS_PERSON,
                    "authorization_refused",
                    "Blocked: access to the company file was refused in QuickBooks.",
                    Actor.QUICKBOOKS_ADMIN,
                    "Sign in to QuickBooks as Admin, open Edit > Preferences > Integrated Applications >"
                            + " Company Preferences, allow the connection to read and modify the file, always, and tick"
                            + " personal data. Then choose Update Selected in the Web Connector."),
            line(
                    "0x80040421",
                    Nature.OUTCOME_UNKNOWN,
                    "quickbooks_own_message",
                    "QuickBooks stopped with a message of its own.",
                    Actor.BOOKKEEPER,
                    "Read QuickBooks' message and do what it says. If it is not clear, ask {contact}."),
            line(
                    "0x80040422",
                    Nature.PASSES,
                    "file_used_by_other_application",
                    "Another program is using the company file, and this one needs it alone.",
                    Actor.BOOKKEEPER,
                    "Close other programs that work with QuickBooks."),
            line(
                    "0x80040423",
                    Nature.MESSAGE_REFUSED,
                    "qbxml_version_not_known",
                    "The service spoke to QuickBooks in a version that it does not know.",
                    Actor.SUPPORT,
                    "Nothing is wrong on your side. Please tell {contact}."),
            line(
                    "0x80040424",
                    Nature.PASSES,
                    "quickbooks_starting",
                    "QuickBooks is still starting.",
                    Actor.NOBODY,
                    "It goes on by itself in a minute."),
            line(
                    "0x80040425",
                    Nature.NEEDS_PERSON,
                    "invalid_parameter",
                    "The Web Connector and QuickBooks did not understand each other.",
                    Actor.SUPPORT,
                    "Please tell {contact}."),
            line(
                    "0x80040426",
                    Nature.NEEDS_PERSON,
                    "scripts_not_allowed",
                    "QuickBooks does not let scripts get at its data.",
                    Actor.SUPPORT,
                    "Please tell {contact}."),
            line(
                    "0x80040427",
                    Nature.NEEDS_PERSON,
                    "quickbooks_not_registered",
                    "QuickBooks has not been registered.",
                    Actor.BOOKKEEPER,
                    "Register QuickBooks under Help > Register QuickBooks."),
            line(
                    "0x80040428",
                    Nature.MESSAGE_REFUSED,
                    "qbxml_version_not_supported",
                    "QuickBooks is too old for what the service sent.",
                    Actor.BOOKKEEPER,
                    "Install QuickBooks' updates, in QuickBooks under Help > Update QuickBooks. If it comes back, ask"
                            + " {contact}."),
            line(
                    "0x80040429",
                    Nature.MESSAGE_REFUSED,
                    "message_set_not_supported",
                    "QuickBooks cannot take this kind of message from the Web Connector.",
                    Actor.SUPPORT,
                    "Nothing is wrong on your side. Please tell {contact}."),
            line(
                    "0x8004042A",
                    Nature.NEEDS_PERSON,
                    "remote_access_not_allowed",
                    "QuickBooks does not take calls from another computer.",
                    Actor.IT,
                    "Install the Web Connector on the computer that QuickBooks runs on."),
            line(
                    "0x8004042B",
                    Nature.NEEDS_PERSON,
                    "not_in_this_quickbooks_version",
                    "This version of QuickBooks cannot do what is needed.",
                    Actor.IT,
                    "Install QuickBooks' updates."),
            line(
                    "0x8004042C",
                    Nature.NEEDS_PERSON,
                    "application_certificate_revoked",
                    "The connection's certificate has been revoked.",
                    Actor.SUPPORT,
                    "Please tell {contact}."),
            line(
                    "0x8004042D",
                    Nature.PASSES,
                    "quickbooks_login_unfinished",
                    "Nobody has finished signing in to the company file.",
                    Actor.BOOKKEEPER,
                    "Sign in to QuickBooks."),
            line(
                    "0x8004042E",
                    Nature.PASSES,
                    "outside_quickbooks_session",
                    "The Web Connector called QuickBooks outside a session.",
                    Actor.BOOKKEEPER,
                    "It usually mends itself. If it comes back, restart the Web Connector."),
            line(
                    "0x8004042F",
                    Nature.NEEDS_PERSON,
                    "connection_type_unknown",
                    "QuickBooks does not know this kind of connection.",
                    Actor.SUPPORT,
                    "Please tell {contact}."),
            line(
                    "0x80040430",
                    Nature.NEEDS_PERSON,
                    "automatic_login_impossible",
                    "Signing in to QuickBooks automatically does not work.",
                    Actor.QUICKBOOKS_ADMIN,
                    "Under Edit > Preferences > Integrated Applications > Company Preferences take the"
                            + " automatic sign-in away, save, and grant it again."),
            line(
                    "0x80040431",
                    Nature.NEEDS_PERSON,
                    "simple_start_not_allowed",
                    "The connection is not set up for QuickBooks Simple Start.",
                    Actor.SUPPORT,
                    "Please ask {contact} whether your edition can be used."),
            line(
                    "0x80040432",
                    Nature.NEEDS_PERSON,
                    "pro_not_allowed",
                    "The connection is not set up for QuickBooks Pro.",
                    Actor.SUPPORT,
                    "Download the .qwc file again and add it; if that does not help, tell {contact}."),
            line(
                    "0x80040433",
                    Nature.NEEDS_PERSON,
                    "premier_not_allowed",
                    "The connection is not set up for QuickBooks Premier.",
                    Actor.SUPPORT,
                    "Download the .qwc file again and add it; if that does not help, tell {contact}."),
            line(
                    "0x80040434",
                    Nature.NEEDS_PERSON,
                    "enterprise_not_allowed",
                    "The connection is not set up for QuickBooks Enterprise.",
                    Actor.SUPPORT,
                    "Download the .qwc file again and add it; if that does not help, tell {contact}."),
            line(
                    "0x80040435",
                    Nature.NEEDS_PERSON,
                    "automatic_login_to_renew",
                    "Something about the connection changed, and automatic sign-in must be granted again.",
                    Actor.QUICKBOOKS_ADMIN,
                    "Under Edit > Preferences > Integrated Applications > Company Preferences grant the"
                            + " automatic sign-in again."),
            line(
                    "0x80040436",
                    Nature.NEEDS_PERSON,
                    "multi_user_not_in_edition",
                    "Simple Start has no multi-user mode, which is needed here.",
                    Actor.IT,
                    "Install a QuickBooks Desktop Pro, Premier or Enterprise."),
            line(
                    "0x80040437",
                    Nature.PASSES,
                    "login_conflict",
                    "The QuickBooks user of the synchronization is already signed in on another computer.",
                    Actor.QUICKBOOKS_ADMIN,
                    "There are two ways out: give the synchronization a QuickBooks user of its own with Full"
                            + " Access, used by nobody else; or work mainly in online mode, with the company file open"
                            + " in QuickBooks."),
            line(
                    "0x80040438",
                    Nature.PASSES,
                    "several_quickbooks_running",
                    "More than one QuickBooks is running on this computer.",
                    Actor.BOOKKEEPER,
                    "Close all but the one with the company file."),
            line(
                    "0x80040439",
                    Nature.NEEDS_PERSON,
                    "file_read_only",
                    "The open file is a shared copy that can only be read.",
                    Actor.BOOKKEEPER,
                    "Open the company file that you work in."),
            line(
                    "0x80040154",
                    Nature.NEEDS_PERSON,
                    "quickbooks_parts_not_registered",
                    "Windows does not find the part of QuickBooks that talks to other programs.",
                    Actor.IT,
                    "Repair the QuickBooks installation and the Web Connector from Windows' list of programs."),
            line(
                    "0x80010105",
                    Nature.OUTCOME_UNKNOWN,
                    "quickbooks_crashed",
                    "QuickBooks broke down while it was working for the Web Connector.",
                    Actor.BOOKKEEPER,
                    "Restart QuickBooks and the Web Connector. The service finds out what had been done"
                            + " before it goes on."),
            line(
                    "0x80070005",
                    Nature.NEEDS_PERSON,
                    "windows_access_denied",
                    "Windows did not let the Web Connector get at QuickBooks.",
                    Actor.IT,
                    "Run QuickBooks and the Web Connector as the same Windows user, both without"
                            + " administrator rights."));

    /** What is said of all other codes that begin in the same way: they come from Windows, not from QuickBooks. */
    static final Map<String, Line> FAMILIES = Map.of(
            "0x8001",
            line(
                    "",
                    Nature.OUTCOME_UNKNOWN,
                    "quickbooks_stopped_answering",
                    "QuickBooks stopped answering the Web Connector.",
                    Actor.BOOKKEEPER,
                    "Restart QuickBooks and the Web Connector. The service finds out what had been done"
                            + " before it goes on."),
            "0x8007",
            line(
                    "",
                    Nature.OUTCOME_UNKNOWN,
                    "windows_error",
                    "Windows kept the Web Connector from working with QuickBooks.",
                    Actor.IT,
                    "Run QuickBooks and the Web Connector as the same Windows user, both without"
                            + " administrator rights, and restart both. If it happens again, ask {contact}."));

    private HResultTable() {}

    /** One code. The advice may hold {@link #CONTACT}. */
    record Line(String hresult, Nature nature, String code, String cause, Actor actor, String advice) {}

    private static Line line(String hresult, Nature nature, String code, String cause, Actor actor, String advice) {
        return new Line(hresult, nature, code, cause, actor, advice);
    }
}

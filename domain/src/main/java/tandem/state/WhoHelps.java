package tandem.state;

import java.util.Set;
import tandem.state.Attention.Actor;

/** Who can do something about the problem that stopped a sync: whoever sits at the QuickBooks machine, unless it is said here. */
public final class WhoHelps {

    private static final Set<String> ADMIN = Set.of(
            "file_never_authorized",
            "access_not_permitted",
            "authorization_refused",
            "automatic_login_not_allowed",
            "automatic_login_impossible",
            "automatic_login_to_renew",
            "login_conflict",
            "stamp_not_written");

    private static final Set<String> IT = Set.of(
            "quickbooks_without_qbxml",
            "quickbooks_parts_missing",
            "quickbooks_parts_not_registered",
            "quickbooks_installation_incomplete",
            "edition_not_supported",
            "remote_access_not_allowed",
            "not_in_this_quickbooks_version",
            "multi_user_not_in_edition",
            "windows_access_denied",
            "windows_error");

    private static final Set<String> SUPPORT = Set.of(
            "request_not_understood",
            "rollback_not_supported",
            "qbxml_version_not_known",
            "message_set_not_supported",
            "invalid_parameter",
            "scripts_not_allowed",
            "connection_type_unknown",
            "application_certificate_invalid",
            "application_certificate_expired",
            "application_certificate_revoked",
            "simple_start_not_allowed",
            "pro_not_allowed",
            "premier_not_allowed",
            "enterprise_not_allowed",
            "unknown_quickbooks_error",
            "response_unreadable",
            "file_not_identified",
            "identity_refused",
            "reread_refused",
            "sweep_refused",
            "scrub_refused");

    private static final Set<String> NOBODY = Set.of("another_company_file_open", "data_locked", "quickbooks_starting");

    private WhoHelps() {}

    /** Whoever can help with the problem of this code. */
    public static Actor with(String code) {
        if (ADMIN.contains(code)) {
            return Actor.QUICKBOOKS_ADMIN;
        }
        if (IT.contains(code)) {
            return Actor.IT;
        }
        if (SUPPORT.contains(code)) {
            return Actor.SUPPORT;
        }
        return NOBODY.contains(code) ? Actor.NOBODY : Actor.BOOKKEEPER;
    }
}

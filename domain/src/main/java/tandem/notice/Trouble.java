package tandem.notice;

import tandem.company.CompanyId;

/**
 * Something about one company that needs a person.
 *
 * @param code the code of the attention that it is shown as, which is the same for the same cause
 */
public record Trouble(CompanyId company, String code) {}

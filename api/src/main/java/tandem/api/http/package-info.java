/** What all REST resources share: problems, paging, ids in paths, access, idempotency, one transaction for each request. */
@NullMarked
package tandem.api.http;

import org.jspecify.annotations.NullMarked;

package tandem.api.http;

import io.swagger.v3.oas.models.OpenAPI;

/** Adds to the contract what cannot be made from the resources; all parts are in before the whole is finished. */
@FunctionalInterface
public interface ContractPart {

    void addTo(OpenAPI contract);
}

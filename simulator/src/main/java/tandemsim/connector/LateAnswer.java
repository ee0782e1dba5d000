package tandemsim.connector;

/**
 * An answer of QuickBooks that its update did not live to hand over.
 *
 * @param ticket of the session that it belongs to
 * @param hresult and text: empty when QuickBooks answered
 */
record LateAnswer(QwcFile application, String ticket, String response, String hresult, String text) {}

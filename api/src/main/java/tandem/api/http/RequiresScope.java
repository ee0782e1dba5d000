package tandem.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tandem.caller.Scope;

/** The scope that a call needs. A GET without this needs {@link Scope#READ}; any other call without it is refused to everybody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {

    /** One of these is enough. */
    Scope[] value();
}

package tandem.api.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** A method that changes a part of a resource as RFC 7396 says; what it takes is an object as {@link MergePatch} reads it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.PATCH,
        consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
public @interface MergePatchMapping {

    /** The path of the resource, below that of the class. */
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] value();
}

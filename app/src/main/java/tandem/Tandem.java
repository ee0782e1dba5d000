package tandem;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The hub. Every package below this one brings its own configuration; {@code tandem.app} joins them. */
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Tandem {

    /** Starts the hub and returns once it serves; settings come from the environment, see {@code application.yaml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(Tandem.class, arguments);
    }
}

package tandem;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import tandem.app.demo.Demo;

/** The hub. Every package below this one brings its own configuration; {@code tandem.app} joins them. */
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Tandem {

    /**
     * Starts the hub and returns once it serves; settings come from the environment, see {@code application.yaml}. With
     * {@code demo} as the first word it plays the demo.
     */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals("demo")) {
            Demo.run(Tandem.class, words.subList(1, words.size())).ifPresent(System::exit);
        } else {
            SpringApplication.run(Tandem.class, arguments);
        }
    }
}

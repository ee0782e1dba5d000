package tandem.api.http;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tandem.caller.CallBudgets;
import tandem.caller.CallRate;
import tandem.company.KnownCompanies;
import tandem.idempotency.KeptAnswers;
import tandem.request.RequestLog;
import tools.jackson.databind.json.JsonMapper;

/** The parts that every REST resource stands on. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /** Just before the security filters, whose order is -100. */
    private static final int OUTERMOST = -101;

    private static final int BEFORE_TRANSACTIONS = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    JsonRules jsonRules() {
        return new JsonRules();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, PagesForPeople pages) {
        return new ProblemWriter(json, pages);
    }

    @Bean
    PublicUrl publicUrl(@Value("${tandem.public-url:http://localhost:8080}") String base) {
        return new PublicUrl(base);
    }

    @Bean
    MergePatch mergePatch(JsonMapper json) {
        return new MergePatch(json);
    }

    /** Calls run on virtual threads, so that one that waits costs next to nothing. */
    @Bean
    Pause pause() {
        return Thread::sleep;
    }

    @Bean
    FilterRegistrationBean<LastResort> lastResort(ProblemAdvice advice) {
        var registration = new FilterRegistrationBean<>(new LastResort(advice));
        registration.setOrder(OUTERMOST);
        return registration;
    }

    /** No filter at all where calls are not limited. */
    @Bean
    FilterRegistrationBean<CallLimit> callLimit(
            CallBudgets budgets,
            ProblemWriter problems,
            Clock clock,
            @Value("${tandem.api-rate:6000}") int callsAMinute) {
        var registration = new FilterRegistrationBean<>(
                new CallLimit(new CallRate(budgets, Math.max(1, callsAMinute)), problems, clock));
        registration.setOrder(BEFORE_TRANSACTIONS);
        registration.setEnabled(callsAMinute > 0);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WriteTransaction> writeTransaction(
            PlatformTransactionManager transactions,
            KeptAnswers keptAnswers,
            ProblemWriter problems,
            ProblemAdvice advice,
            JsonMapper json,
            RequestLog log,
            Pause pause,
            Clock clock,
            @Value("${tandem.api.max-body-bytes:1048576}") int largestBody) {
        var registration = new FilterRegistrationBean<>(new WriteTransaction(
                transactions,
                keptAnswers,
                problems,
                advice,
                new Fingerprint(json),
                new SeenThrough(new Patience(log, pause), json),
                clock,
                largestBody));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebMvcConfigurer resources(KnownCompanies companies) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessCheck(companies))
                        .addPathPatterns("/api/v1/**", "/console/**")
                        .excludePathPatterns("/console/sign-in/**", "/console/theme", "/console/assets/**");
                registry.addInterceptor(new ParameterCheck()).addPathPatterns("/api/v1/**", "/console/**");
                registry.addInterceptor(new BodyTypeCheck()).addPathPatterns("/api/v1/**", "/console/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PagingReader());
                resolvers.add(new CallerReader());
                resolvers.add(new ActorReader());
                resolvers.add(new IfMatch.Reader());
                resolvers.add(new Prefer.Reader());
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                PathIds.register(registry);
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noHtmlFromTomcat() {
        return factory -> factory.addContextCustomizers((TomcatContextCustomizer) context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(PlainRefusals.class.getName());
            }
        });
    }
}

package tandem.app.endtoend;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A part of a hub that writes down, for every SOAP call, the statements that were executed for it. BEGIN and COMMIT are
 * none: the driver sends them by itself. It is no component, so that only those hubs have it that ask for it.
 */
final class CountedStatements {

    private static final Pattern MIRROR =
            Pattern.compile("\\b(FROM|JOIN|INTO|UPDATE)\\s+(account|terms|list_class|currency|vendor"
                    + "|customer_job|item|bill|bill_line|bill_link|vendor_credit|credit_line|credit_link|bill_payment"
                    + "|payment_application)\\b");
    private static final Set<String> EXECUTIONS = Set.of(
            "execute", "executeQuery", "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch");

    private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

    /** One SOAP call and what it cost. */
    static final class Call {
        private final String operation;
        private final List<String> statements = new CopyOnWriteArrayList<>();
        private volatile int transactions;

        Call(String operation) {
            this.operation = operation;
        }

        private synchronized void begins() {
            transactions++;
        }

        String operation() {
            return operation;
        }

        /** How often a connection was taken. */
        int transactions() {
            return transactions;
        }

        int statements() {
            return statements.size();
        }

        /** Those that write or compare records of QuickBooks. */
        int onMirror() {
            return (int)
                    statements.stream().filter(CountedStatements::isOnMirror).count();
        }

        /** All but those that write or compare records of QuickBooks. */
        int onSession() {
            return statements() - onMirror();
        }

        @Override
        public String toString() {
            return operation + " " + onSession() + (onMirror() == 0 ? "" : " + " + onMirror());
        }
    }

    /** The calls since the last time, in order. */
    static List<Call> take() {
        var taken = List.copyOf(CALLS);
        CALLS.clear();
        return taken;
    }

    private static boolean isOnMirror(String sql) {
        return MIRROR.matcher(sql).find();
    }

    @Bean
    static BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counting(source) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Naming> callNaming() {
        var registration = new FilterRegistrationBean<>(new Naming());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Knows which call a thread works for. */
    static final class Naming extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var action = request.getHeader("SOAPAction");
            if (action == null) {
                chain.doFilter(request, response);
                return;
            }
            var call = new Call(action.replaceAll(".*/|\"", ""));
            CURRENT.set(call);
            CALLS.add(call); // before the answer, whose reader may ask at once what it cost
            try {
                chain.doFilter(request, response);
            } finally {
                CURRENT.remove();
            }
        }
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var call = CURRENT.get();
            var connection = super.getConnection();
            if (call == null) {
                return connection;
            }
            call.begins();
            return proxy(Connection.class, (method, arguments) -> {
                Object result = invoke(connection, method, arguments);
                return result instanceof Statement statement
                        ? counting(call, statement, arguments.length > 0 ? String.valueOf(arguments[0]) : "")
                        : result;
            });
        }

        private static Statement counting(Call call, Statement statement, String prepared) {
            Class<? extends Statement> type =
                    statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
            return proxy(type, (method, arguments) -> {
                if (EXECUTIONS.contains(method.getName())) {
                    call.statements.add(arguments.length > 0 ? String.valueOf(arguments[0]) : prepared);
                }
                return invoke(statement, method, arguments);
            });
        }

        private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** What stands between the caller and JDBC. */
        private interface Between {
            @Nullable
            Object call(Method method, Object[] arguments) throws Throwable;
        }

        private static <T> T proxy(Class<T> type, Between between) {
            return type.cast(Proxy.newProxyInstance(
                    Counting.class.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> between.call(method, arguments == null ? new Object[0] : arguments)));
        }
    }
}

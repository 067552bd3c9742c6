package io.whence.testing.apps;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Properties;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;

/**
 * Drivers that keep no promise of JDBC, made of real classes, not proxies. {@code StrangeDrivers throws-sql |
 * throws-runtime | throws-error | null}: every method of every object is called, and what comes of it printed.
 */
public final class StrangeDrivers {
    private final String behaviour;

    private StrangeDrivers(String behaviour) {
        this.behaviour = behaviour;
    }

    public static void main(String[] arguments) throws Exception {
        new StrangeDrivers(arguments[0]).run();
    }

    private void run() throws Exception {
        DriverManager.registerDriver((Driver) strange(Driver.class));
        try {
            System.out.println(DriverManager.getConnection("jdbc:strange:db"));
        } catch (SQLException | RuntimeException | Error e) {
            System.out.println("no connection: " + e);
        }
        for (Class<?> type : new Class<?>[] {
            Driver.class,
            Connection.class,
            Statement.class,
            PreparedStatement.class,
            CallableStatement.class,
            ResultSet.class
        }) {
            callAll(type, strange(type));
        }
        // opened as it should be, by a driver that works: only what comes from its connection is strange
        Driver driver = (Driver) working(Driver.class, Connection.class);
        Connection connection = driver.connect("jdbc:strange:db", new Properties());
        callAll(Connection.class, connection);
        for (Class<?> type :
                new Class<?>[] {Statement.class, PreparedStatement.class, CallableStatement.class, ResultSet.class}) {
            Connection opener = (Connection) working(Connection.class, type);
            Driver opening = (Driver) make(Driver.class, (self, method, values) -> opener);
            callStatements(type, opening.connect("jdbc:strange:" + type.getSimpleName(), new Properties()));
        }
    }

    private void callStatements(Class<?> type, Connection connection) throws Exception {
        if (type == ResultSet.class) {
            Statement statement = (Statement) working(Statement.class, ResultSet.class);
            callAll(ResultSet.class, statement.executeQuery("SELECT a FROM b"));
            return;
        }
        Statement statement = type == Statement.class
                ? connection.createStatement()
                : type == PreparedStatement.class
                        ? connection.prepareStatement("INSERT INTO t VALUES (?)")
                        : connection.prepareCall("INSERT INTO t VALUES (?)");
        callAll(type, statement);
        callAll(type, statement);
    }

    private Object strange(Class<?> type) throws Exception {
        return make(type, (self, method, arguments) -> {
            switch (behaviour) {
                case "throws-sql":
                    throw new SQLException("strange " + method.getName(), "XX000", 42);
                case "throws-runtime":
                    throw new IllegalStateException("strange " + method.getName());
                case "throws-error":
                    throw new NoClassDefFoundError("strange " + method.getName());
                default:
                    return nothing(method.getReturnType());
            }
        });
    }

    /** Does nothing, and answers every call for an object with a strange one. */
    private Object working(Class<?> type, Class<?> answered) throws Exception {
        Object answer = strange(answered);
        return make(
                type,
                (self, method, arguments) ->
                        method.getReturnType().isInstance(answer) ? answer : nothing(method.getReturnType()));
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (!type.isPrimitive() || type == void.class) {
            return null;
        }
        return type == long.class
                ? (Object) 0L
                : type == float.class
                        ? (Object) 0f
                        : type == double.class
                                ? (Object) 0d
                                : type == short.class ? (Object) (short) 0 : type == byte.class ? (Object) (byte) 0 : 0;
    }

    /** An object of a class as a driver has it, in a loader of its own. */
    private static Object make(Class<?> type, InvocationHandler handler) throws Exception {
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(type)
                .name("com.example.strange.Strange" + type.getSimpleName())
                .method(not(isDeclaredBy(Object.class)))
                .intercept(InvocationHandlerAdapter.of(handler))
                .make()
                .load(StrangeDrivers.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
    }

    private static void callAll(Class<?> type, Object target) {
        Method[] methods = type.getMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toString));
        for (Method method : methods) {
            if (method.getDeclaringClass() != Object.class
                    && !java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                System.out.println(type.getSimpleName() + "." + method.getName() + ": " + outcome(method, target));
            }
        }
    }

    private static String outcome(Method method, Object target) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == String.class ? "INSERT INTO t SELECT a FROM b" : nothing(types[i]);
        }
        try {
            Object result = method.invoke(target, arguments);
            return result == null ? "null" : result.getClass().getSimpleName();
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        } catch (IllegalAccessException | IllegalArgumentException e) {
            return e.toString();
        }
    }
}

package dev.parallax.evidence.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A source whose n-th call to the server fails, either before it is sent or after it was done: the answer is lost. */
final class FailingSource implements DataSource {

    private static final Set<String> CALLS = Set.of("execute", "executeQuery", "executeUpdate", "commit");

    /** When the connection breaks. */
    enum Fault {
        BEFORE,
        AFTER
    }

    private final DataSource real;
    private int remaining = Integer.MAX_VALUE;
    private Fault fault = Fault.BEFORE;

    FailingSource(DataSource real) {
        this.real = real;
    }

    void failAt(int call, Fault how) {
        remaining = call;
        fault = how;
    }

    void failNever() {
        remaining = Integer.MAX_VALUE;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return wrap(Connection.class, connection, connection);
    }

    private <T> T wrap(Class<T> type, T target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean breaks = CALLS.contains(method.getName()) && count();
                    if (breaks && fault == Fault.BEFORE) {
                        connection.close();
                        throw new SQLException("injected before " + method.getName(), "08006");
                    }
                    Object result = call(target, method, arguments);
                    if (breaks) {
                        connection.close();
                        throw new SQLException("injected after " + method.getName(), "08006");
                    }
                    return result instanceof PreparedStatement statement
                            ? wrap(PreparedStatement.class, statement, connection)
                            : result;
                }));
    }

    private synchronized boolean count() {
        return remaining != Integer.MAX_VALUE && --remaining == 0;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

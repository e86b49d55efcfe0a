package dev.dovetail.persistence.internal.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Connections whose statements go to the log, while the log wants them.
///
/// @param connections the real ones
/// @param log where statements are written at level TRACE
public record LoggedConnections(ConnectionSource connections, Logger log) implements ConnectionSource {
  /// The name of the log, which is part of what users rely on.
  public static final String NAME = "dev.dovetail.persistence.sql";

  /// Writes to the log of that name.
  public LoggedConnections(ConnectionSource connections) {
    this(connections, System.getLogger(NAME));
  }

  @Override
  public String product() throws SQLException {
    return connections.product();
  }

  @Override
  public Connection take() throws SQLException {
    return watch(connections.take());
  }

  @Override
  public Connection takeFresh() throws SQLException {
    return watch(connections.takeFresh());
  }

  @Override
  public void giveBack(Connection connection) {
    connections.giveBack(real(connection));
  }

  @Override
  public void discard(Connection connection) {
    connections.discard(real(connection));
  }

  @Override
  public void close() {
    connections.close();
  }

  private Connection watch(Connection real) {
    return log.isLoggable(Level.TRACE) ? proxy(Connection.class, new Watched(real)) : real;
  }

  private static Connection real(Connection connection) {
    return Proxy.isProxyClass(connection.getClass())
        && Proxy.getInvocationHandler(connection) instanceof Watched watched ? watched.real : connection;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(Object target, Method method,
      @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /// A connection that makes watched statements.
  private final class Watched implements InvocationHandler {
    private final Connection real;

    Watched(Connection real) {
      this.real = real;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
      Object result = LoggedConnections.invoke(real, method, arguments);
      String sql = arguments == null ? null : String.valueOf(arguments[0]);
      return switch (result) {
        case PreparedStatement prepared -> proxy(PreparedStatement.class, new Statements(prepared, sql));
        case Statement statement -> proxy(Statement.class, new Statements(statement, null));
        case null, default -> {
          if (method.getName().equals("commit") || method.getName().equals("rollback")) {
            log.log(Level.TRACE, method.getName().toUpperCase(Locale.ROOT));
          }
          yield result;
        }
      };
    }
  }

  /// A statement that notes its parameters and is logged when it is executed.
  private final class Statements implements InvocationHandler {
    private final Statement real;
    private final @Nullable String prepared;
    private final LoggedParameters parameters = new LoggedParameters();

    Statements(Statement real, @Nullable String prepared) {
      this.real = real;
      this.prepared = prepared;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      if (arguments != null && arguments.length >= 2 && name.startsWith("set")
          && arguments[0] instanceof Integer index) {
        parameters.set(index, name.equals("setNull") ? null : arguments[1]);
      } else if (name.equals("addBatch") && arguments == null) {
        parameters.endRow();
      } else if (name.startsWith("execute")) {
        return execute(method, arguments);
      }
      return LoggedConnections.invoke(real, method, arguments);
    }

    private @Nullable Object execute(Method method, @Nullable Object @Nullable [] arguments)
        throws Throwable {
      String sql = prepared != null || arguments == null ? prepared : String.valueOf(arguments[0]);
      long start = System.nanoTime();
      String outcome = " failed";
      try {
        Object result = LoggedConnections.invoke(real, method, arguments);
        outcome = "";
        return result;
      } finally {
        long micros = (System.nanoTime() - start) / 1000;
        log.log(Level.TRACE, sql + parameters.take() + " [" + micros + " µs" + outcome + ']');
      }
    }
  }
}

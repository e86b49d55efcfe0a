package dev.dovetail.persistence;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A data source over a real database that notes what is executed, and can cut the line: the driver below it
/// is real, so this is a fault from outside.
final class Wiretap implements DataSource {
  private final TestDatabase database;
  /// The statements executed, in order; a batch or a statement of many rows is one.
  final List<String> executed = new ArrayList<>();
  /// A statement after which, once the database has done it, the line is cut.
  @Nullable String cutAfter;
  /// One more statement that each new connection runs first.
  @Nullable String onConnect;
  /// Whether new connections are refused once the line was cut.
  boolean staysDown;
  private boolean isDown;
  private int open;

  Wiretap(TestDatabase database) {
    this.database = database;
  }

  /// Forgets what was executed so far.
  void clear() {
    executed.clear();
  }

  /// Connections lent and not given back.
  int open() {
    return open;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (isDown) {
      throw new SQLException("the line is down");
    }
    Connection real = database.connect();
    try (Statement statement = real.createStatement()) {
      for (String sql : database.onConnect()) {
        statement.execute(sql);
      }
      if (onConnect != null) {
        statement.execute(onConnect);
      }
    }
    open++;
    return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
      case "close" -> {
        open--;
        yield invoke(real, method, arguments);
      }
      case "unwrap" -> real;
      case "commit" -> execute("executeUpdate", "COMMIT", () -> invoke(real, method, arguments));
      case "prepareStatement" -> {
        String sql = (String) arguments[0];
        PreparedStatement prepared = (PreparedStatement) invoke(real, method, arguments);
        yield proxy(PreparedStatement.class, (p, m, a) -> execute(m.getName(), sql, () -> invoke(prepared,
            m, a)));
      }
      case "createStatement" -> {
        Statement plain = (Statement) invoke(real, method, arguments);
        yield proxy(Statement.class,
            (p, m, a) -> execute(m.getName(), a == null ? "" : a[0], () -> invoke(plain, m, a)));
      }
      default -> invoke(real, method, arguments);
    });
  }

  private interface Call {
    @Nullable Object run() throws Throwable;
  }

  private @Nullable Object execute(String method, Object sql, Call call) throws Throwable {
    if (method.startsWith("execute")) {
      executed.add(sql.toString());
    }
    @Nullable Object result = call.run();
    if (method.startsWith("execute") && sql.equals(cutAfter)) {
      isDown = staysDown;
      cutAfter = null;
      throw new SQLException("the line was cut");
    }
    return result;
  }

  private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
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
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

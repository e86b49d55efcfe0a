package dev.dovetail.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A line to a server on this machine that can be cut: at once, or when the client sends a certain text.
final class Line implements AutoCloseable {
  private final ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  /// The text that cuts the line when the client sends it, once.
  volatile @Nullable String cutAt;
  /// Whether the server still gets that text.
  volatile boolean isDelivered;

  Line(int server) throws IOException {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entry.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entry.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.addAll(List.of(client, far));
        Thread.ofVirtual().start(() -> forward(client, far, true));
        Thread.ofVirtual().start(() -> forward(far, client, false));
      }
    } catch (IOException e) {
      cut(); // closed
    }
  }

  private void forward(Socket from, Socket to, boolean isClient) {
    byte[] buffer = new byte[8192];
    try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
      int length = in.read(buffer);
      while (length >= 0) {
        String wanted = cutAt;
        boolean isCut = isClient && wanted != null
            && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(wanted);
        if (isCut) {
          cutAt = null;
          to.shutdownInput(); // the answer, if there is one, gets lost
        }
        if (!isCut || isDelivered) {
          out.write(buffer, 0, length);
        }
        if (isCut) {
          return;
        }
        length = in.read(buffer);
      }
    } catch (IOException e) {
      return; // the other end, or the test, has closed it
    }
  }

  /// Closes every connection; new ones are taken.
  void cut() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    entry.close();
    cut();
  }
}

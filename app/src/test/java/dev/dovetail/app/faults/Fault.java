package dev.dovetail.app.faults;

import java.util.List;

/// What goes wrong while a command runs.
sealed interface Fault {
  /// The process is killed at some moment.
  ///
  /// @param since from when the time is measured
  /// @param nanos how long the process lives on
  record KillAfter(Since since, long nanos) implements Fault {
    @Override
    public Kind kind() {
      return Kind.RANDOM_KILL;
    }
  }

  /// A system call does not happen: the process is killed when it asks for it, or is told that it failed.
  record AtCall(Call call, Kind kind) implements Fault {
    /// What makes `strace` do it. An error given by a full disk stays, one given by a bad block comes once.
    List<String> straceOptions() {
      String what =
          switch (kind) {
            case KILL -> "signal=SIGKILL:when=" + call.ordinal();
            case NO_SPACE -> "error=ENOSPC:when=" + call.ordinal() + '+';
            case IO_ERROR -> "error=EIO:when=" + call.ordinal();
            case RANDOM_KILL -> throw new IllegalArgumentException("a moment is no call");
          };
      return List.of("-e", "trace=" + call.name(), "-e", "inject=" + call.name() + ':' + what);
    }
  }

  /// From when time is measured.
  enum Since {
    /// The start of the process; much of the time goes into starting the JVM.
    START,
    /// The first change of the desk.
    FIRST_SIGN,
    /// The writing of the journal, after which everything is decided and done in a short time.
    PREPARED
  }

  /// The kinds that the table tells apart.
  enum Kind {
    RANDOM_KILL("SIGKILL, any time"),
    KILL("SIGKILL at a call"),
    NO_SPACE("ENOSPC"),
    IO_ERROR("EIO");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /// What the table calls it.
    String title() {
      return title;
    }

    /// Whether the command goes on and has to say what happened.
    boolean isError() {
      return this == NO_SPACE || this == IO_ERROR;
    }
  }

  /// Which kind it is.
  Kind kind();
}

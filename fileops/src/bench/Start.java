import java.util.ArrayList;
import java.util.List;

/// Starts a shell script with the JVM that this is, as its first argument.
public final class Start {
  private Start() {}

  public static void main(String[] arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", arguments[0]));
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(arguments).subList(1, arguments.length));
    System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}

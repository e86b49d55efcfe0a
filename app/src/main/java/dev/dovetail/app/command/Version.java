package dev.dovetail.app.command;

import jakarta.inject.Inject;
import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/// The version of this program, as its module says.
final class Version implements IVersionProvider {
  @Inject
  Version() {}

  @Override
  public String[] getVersion() {
    ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
    return new String[] {"dovetail " + descriptor.rawVersion().orElse("(unversioned)")};
  }
}

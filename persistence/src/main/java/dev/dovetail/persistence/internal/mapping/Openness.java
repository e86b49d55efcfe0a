package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;

/// Makes members of a user's class accessible, as far as the class's module opens its package.
public final class Openness {
  private Openness() {}

  /// Makes a member accessible.
  ///
  /// @throws MappingException if the package is not open; it prints the line to be added
  public static <M extends AccessibleObject> M open(Class<?> owner, M member) {
    try {
      member.setAccessible(true);
      return member;
    } catch (InaccessibleObjectException e) {
      throw new MappingException(owner.getName()
          + " is in a package that is not open to this module. Add to module "
          + owner.getModule().getName() + ":\n  opens " + owner.getPackageName() + " to "
          + Openness.class.getModule().getName() + ';', e);
    }
  }
}

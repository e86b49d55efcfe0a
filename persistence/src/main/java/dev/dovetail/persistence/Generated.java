package dev.dovetail.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a field whose column the database fills in, by a default or a trigger. The field can hold null.
///
/// While the field of a new object is null, the INSERT leaves the column out and returns what the database
/// has put there, so that the object has it after the flush. A value that is set by the user is written
/// like any other.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Generated {
  /// Whether each UPDATE of the row may change the column too, as a trigger does: the flush then reads it
  /// after the update, by one query for many rows.
  boolean onUpdate() default false;
}

package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Knows which session of a factory has which object, and which objects lost their rows, for factories that
/// ask for it. It keeps neither objects nor sessions alive. A session is known by its [Transitions].
final class Owners {
  private final Map<Key, Owner> owners = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> lost = new ReferenceQueue<>();

  /// Who has an object.
  ///
  /// @param session the session, or null if the deletion of the object's row was committed
  private record Owner(@Nullable WeakReference<Transitions> session) {
    boolean is(Transitions other) {
      return session != null && session.refersTo(other);
    }
  }

  /// An object by identity.
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object entity, @Nullable ReferenceQueue<Object> queue) {
      super(entity, queue);
      this.hash = System.identityHashCode(entity);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object entity = get();
      return entity != null && other instanceof Key key && key.refersTo(entity);
    }
  }

  void claimed(Object entity, Transitions session) {
    forgetLost();
    owners.put(new Key(entity, lost), new Owner(new WeakReference<>(session)));
  }

  void released(Object entity, Transitions session) {
    owners.computeIfPresent(new Key(entity, null), (key, owner) -> owner.is(session) ? null : owner);
  }

  void rowGone(Object entity) {
    owners.replace(new Key(entity, null), new Owner(null));
  }

  void madeTransient(Object entity) {
    owners.remove(new Key(entity, null));
  }

  private void forgetLost() {
    for (Reference<?> key = lost.poll(); key != null; key = lost.poll()) {
      owners.remove(key);
    }
  }

  /// Refuses an object that another session has.
  void requireFree(Object entity, Transitions session, String call) {
    Owner owner = owners.get(new Key(entity, null));
    WeakReference<Transitions> other = owner == null ? null : owner.session();
    if (other != null && other.get() != null && !other.refersTo(session)) {
      throw new SessionStateException("Cannot " + call + " a " + entity.getClass().getSimpleName()
          + ": it is already attached to another session. Expunge it there, close that session, or"
          + " merge it here");
    }
  }

  /// Refuses an object whose row was deleted for good.
  void requireRow(Object entity, String call) {
    Owner owner = owners.get(new Key(entity, null));
    if (owner != null && owner.session() == null) {
      throw new SessionStateException("Cannot " + call + " a " + entity.getClass().getSimpleName()
          + ": it has been deleted. Call makeTransient first if it shall have a row again");
    }
  }
}

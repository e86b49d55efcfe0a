/// What every part of the implementation uses.
package dev.dovetail.persistence.internal;

/// How classes are kept in tables.
package dev.dovetail.persistence.internal.mapping;

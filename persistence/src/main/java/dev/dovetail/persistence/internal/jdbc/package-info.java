/// Where connections come from.
package dev.dovetail.persistence.internal.jdbc;

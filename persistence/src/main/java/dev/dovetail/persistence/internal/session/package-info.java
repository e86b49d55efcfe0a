/// The session: what it holds, how it loads, flushes and ends its transactions.
package dev.dovetail.persistence.internal.session;

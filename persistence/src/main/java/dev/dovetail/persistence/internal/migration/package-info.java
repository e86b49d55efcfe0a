/// Scripts: finding them, taking them apart, and running each once.
package dev.dovetail.persistence.internal.migration;

/// Tables: what the mapping asks for, how they are made, and how those that are there differ.
package dev.dovetail.persistence.internal.schema;

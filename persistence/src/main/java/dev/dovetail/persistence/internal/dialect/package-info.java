/// What differs between databases: values, keys, transactions, errors.
package dev.dovetail.persistence.internal.dialect;

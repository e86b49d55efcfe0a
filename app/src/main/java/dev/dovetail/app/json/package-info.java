/// JSON as the application writes and reads it: small trees, streamed through Jackson's core.
package dev.dovetail.app.json;

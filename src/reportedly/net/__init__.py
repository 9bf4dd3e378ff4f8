"""The only room that opens connections for the readers: an untrusted client, a configured one, and mail."""

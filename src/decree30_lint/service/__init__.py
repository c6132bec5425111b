"""The service that every face stands on: settings, the checker, suppressions, exit codes."""

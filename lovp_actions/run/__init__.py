"""Names of files in, results in their order out: processes, a cluster, interrupts."""

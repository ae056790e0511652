"""Archives of millions of documents, on the workers of a Dask cluster (see docs/cluster.md)."""

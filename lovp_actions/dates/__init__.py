"""Time words such as "medio juni" in, the days that they stand for out."""

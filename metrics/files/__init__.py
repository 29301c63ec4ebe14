"""What files are made of: encodings, dialects, headers, archives, JSON and Parquet, each with its repairs."""

"""What files are made of: encodings, dialects, headers, archives, workbooks, JSON and Parquet, each with its repairs."""

"""Real OpenSearch nodes for the tests, from Maven Central alone."""

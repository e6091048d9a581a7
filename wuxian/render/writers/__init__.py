"""From a document to text: a writer for each format."""

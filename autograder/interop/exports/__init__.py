"""Results as other systems take them: tables, forms filled in, XML and JSON."""

//! Native modules, one folder each.

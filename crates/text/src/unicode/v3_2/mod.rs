//! Unicode 3.2, which internationalised domain names go by (RFC 3454): where it differs.

#[rustfmt::skip]
mod tables;

/// Whether the code point was assigned only later.
pub fn is_unassigned(point: u32) -> bool {
    let after = tables::UNASSIGNED.partition_point(|&(start, _)| start <= point);
    after > 0 && point < tables::UNASSIGNED[after - 1].1
}

fn changed(point: u32) -> Option<&'static (u32, &'static str, &'static str)> {
    let index = tables::CHANGED.binary_search_by_key(&point, |entry| entry.0).ok()?;
    tables::CHANGED.get(index)
}

/// The general category.
pub fn category(point: u32) -> &'static str {
    match changed(point) {
        Some((_, category, _)) => category,
        None if is_unassigned(point) => "Cn",
        None => super::category(point),
    }
}

/// The bidirectional class.
pub fn bidirectional(point: u32) -> &'static str {
    match changed(point) {
        Some((_, _, class)) => class,
        None if is_unassigned(point) => "",
        None => super::bidirectional(point),
    }
}

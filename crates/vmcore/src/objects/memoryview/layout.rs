//! Which of an object's bytes a view shows: items in any number of dimensions, evenly spaced in each.

use super::format::Format;

/// No view has more dimensions (`PyBUF_MAX_NDIM`).
pub(super) const MOST_DIMENSIONS: usize = 64;

#[derive(Clone)]
pub(crate) struct Layout {
    /// Of the first item.
    pub start: usize,
    pub dimensions: Vec<Dimension>,
    pub format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dimension {
    pub len: usize,
    /// Bytes from one item to the next; may be negative.
    pub stride: isize,
}

impl Layout {
    /// `shape` in row-major order without gaps (C's).
    pub fn contiguous(start: usize, shape: &[usize], format: Format) -> Layout {
        let mut stride = format.size() as isize;
        let mut dimensions: Vec<Dimension> = Vec::with_capacity(shape.len());
        for &len in shape.iter().rev() {
            dimensions.push(Dimension { len, stride });
            stride = stride.wrapping_mul(len as isize);
        }
        dimensions.reverse();
        Layout { start, dimensions, format }
    }

    /// Number of items.
    pub fn count(&self) -> usize {
        self.dimensions.iter().map(|d| d.len).product()
    }

    pub fn byte_len(&self) -> usize {
        self.count() * self.format.size()
    }

    /// Where the item starts that is number `index` in row-major order.
    pub fn offset(&self, mut index: usize) -> usize {
        self.dimensions.iter().rev().fold(self.start, |at, d| {
            let here = index % d.len.max(1);
            index /= d.len.max(1);
            at.wrapping_add_signed(d.stride.wrapping_mul(here as isize))
        })
    }

    /// Where the item at these positions starts, one in each dimension.
    pub fn offset_at(&self, positions: &[usize]) -> usize {
        self.dimensions
            .iter()
            .zip(positions)
            .fold(self.start, |at, (d, here)| at.wrapping_add_signed(d.stride.wrapping_mul(*here as isize)))
    }

    /// Whether items follow each other without gaps in row-major order.
    pub fn is_c_contiguous(&self) -> bool {
        self.has_no_gaps(self.dimensions.iter().rev())
    }

    /// The same in column-major order (Fortran's).
    pub fn is_f_contiguous(&self) -> bool {
        self.has_no_gaps(self.dimensions.iter())
    }

    fn has_no_gaps<'a>(&self, from_innermost: impl Iterator<Item = &'a Dimension>) -> bool {
        let mut wanted = self.format.size() as isize;
        self.count() == 0
            || from_innermost.into_iter().all(|d| {
                let fits = d.len == 1 || d.stride == wanted;
                wanted = wanted.wrapping_mul(d.len as isize);
                fits
            })
    }

    /// The bytes of the item that starts at `offset`, within those of the whole object.
    pub fn item<'a>(&self, bytes: &'a [u8], offset: usize) -> &'a [u8] {
        offset.checked_add(self.format.size()).and_then(|end| bytes.get(offset..end)).unwrap_or_default()
    }
}

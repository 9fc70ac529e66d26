//! Unicode 14.0, as CPython 3.11's `str` methods and `unicodedata` see it.

/// `str.isalpha` of one code point.
pub fn is_alpha(point: u32) -> bool {
    todo!()
}
pub fn is_alnum(point: u32) -> bool {
    todo!()
}
pub fn is_decimal(point: u32) -> bool {
    todo!()
}
pub fn is_digit(point: u32) -> bool {
    todo!()
}
pub fn is_numeric(point: u32) -> bool {
    todo!()
}
pub fn is_space(point: u32) -> bool {
    todo!()
}
pub fn is_printable(point: u32) -> bool {
    todo!()
}
pub fn is_identifier_start(point: u32) -> bool {
    todo!()
}
pub fn is_identifier_continue(point: u32) -> bool {
    todo!()
}
pub fn is_upper(point: u32) -> bool {
    todo!()
}
pub fn is_lower(point: u32) -> bool {
    todo!()
}
pub fn is_title(point: u32) -> bool {
    todo!()
}
/// Value of a decimal digit.
pub fn decimal(point: u32) -> Option<u8> {
    todo!()
}
pub fn digit(point: u32) -> Option<u8> {
    todo!()
}
pub fn numeric(point: u32) -> Option<f64> {
    todo!()
}

pub mod case {
    //! `str`'s case methods and predicates, over whole strings.
    use crate::{StrData, StrView};
    pub fn upper(text: StrView<'_>) -> StrData {
        todo!()
    }
    pub fn lower(text: StrView<'_>) -> StrData {
        todo!()
    }
    pub fn title(text: StrView<'_>) -> StrData {
        todo!()
    }
    pub fn capitalize(text: StrView<'_>) -> StrData {
        todo!()
    }
    pub fn swapcase(text: StrView<'_>) -> StrData {
        todo!()
    }
    pub fn casefold(text: StrView<'_>) -> StrData {
        todo!()
    }
    pub fn is_upper(text: StrView<'_>) -> bool {
        todo!()
    }
    pub fn is_lower(text: StrView<'_>) -> bool {
        todo!()
    }
    pub fn is_title(text: StrView<'_>) -> bool {
        todo!()
    }
    pub fn is_identifier(text: StrView<'_>) -> bool {
        todo!()
    }
}

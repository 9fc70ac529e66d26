//! What this crate's own tests and examples look at beyond what a host uses.

pub use crate::modules::import_native;
pub use crate::native::Args;
pub use crate::objects::complex::Complex;
pub use crate::objects::complex::construct::parse as parse_complex;
pub use crate::objects::exception::Exception;
pub use crate::objects::int::{Endian, IntView};
pub use crate::objects::list::List;
pub use crate::objects::str::Str;
pub use crate::objects::tuple::Tuple;
pub use crate::objects::types::class_of;
pub use crate::ops::{BinaryOp, CompareOp, UnaryOp};
pub use crate::runtime::Interpreter;
pub use crate::value::{Ref, Value};
pub use crate::vm::{Raised, Res, Vm};

macro_rules! functions_of {
    ($($name:ident = $path:path;)*) => {
        $(
            pub mod $name {
                pub use $path::*;
            }
        )*
    };
}

functions_of! {
    complex = crate::objects::complex;
    float = crate::objects::float;
    int = crate::objects::int;
    list = crate::objects::list;
    ops = crate::ops;
}

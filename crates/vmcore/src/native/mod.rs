//! Builtin methods and functions: what a declaration becomes, and how a call's arguments reach the Rust function.
//!
//! `#[methods]` and `#[module]` (crate `macros`, whose documentation says how to declare) turn an `impl` block into
//! tables of [`MethodDef`]s and [`AttributeDef`]s. Each has a [`NativeFn`] that takes the arguments apart ([`bind`]),
//! converts them ([`FromArg`]), calls the Rust function and converts its result ([`IntoRes`]).

mod args;
mod bind;
mod convert;
mod def;
mod receiver;
mod recursion;
mod result;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wrong_calls;

pub use args::{Args, Kwargs, NativeFn, OwnedArgs};
pub use bind::{bind, bound, for_new, refuse};
pub use convert::{ArgAt, FromArg, FromDefault, Size, SliceIx, absent, none_or_absent, or_none};
pub use def::{
    AtSight, AttributeDef, Builtin, Flavour, MethodDef, MethodKind, Methods, ModuleDef, Param, ParamKind,
    Shape, Table, Versions,
};
pub use macros::{methods, module};
pub use receiver::{any_receiver, attribute_receiver, class_receiver, receiver, split_receiver};
pub use recursion::Recursion;
pub use result::{IntoRes, IntoValue};

// The macros name everything through this module.
pub use crate::objects::tuple::Tuple;
pub use crate::value::{Ref, Value};
pub use crate::vm::{Res, Vm};

//! `#[methods]` and `#[module]`: builtin methods and functions, declared once.
//!
//! A method is an ordinary Rust function with CPython's own text signature beside it. Argument parsing, keyword names,
//! defaults, `__text_signature__` and CPython's messages for wrong calls all derive from that one declaration; what they
//! derive to at run time is `vmcore::native`. Doc comments are for readers of the source: `__doc__` is the host's.
//!
//! ```ignore
//! #[methods("list", with(SORTING))]
//! impl List {
//!     #[py("__new__($type, iterable=(), /)")]
//!     fn new(vm: &mut Vm, class: &Ref<Type>, iterable: Option<&Value>) -> Res<Value> { ... }
//!
//!     /// Where `value` first stands between `start` and `stop`.
//!     #[py("index($self, value, start=0, stop=sys.maxsize, /)")]
//!     fn index(vm: &mut Vm, this: &Ref<List>, value: &Value, start: SliceIx, stop: SliceIx) -> Res<i64> { ... }
//!
//!     #[py("__len__")]                                  // a slot: the signature is known
//!     fn len(vm: &Vm, this: &Ref<List>) -> usize { ... }
//! }
//! ```
//!
//! **Receiver.** `$self` is given to `this`, `$type` to `class`; a signature with neither is a static method's.
//! `$module` is given to nobody. The token comes first where the function wants it.
//!
//! **Parameters** have the signature's names, leading underscores and `r#` aside, and types with `native::FromArg`.
//! An absent argument is `None` for an `Option`, else the signature's default where that is a literal (`5`, `-1`,
//! `1e-9`, `'x'`, `None`, `True`, `()`, `sys.maxsize`), else what `#[default(expression)]` on the parameter says. A
//! `None` that is given is `None` for an `Option` whose parameter is required or has the default `None`.
//!
//! **Options** behind the signature: `flavour = "method"` (a special method that is no slot wrapper in CPython),
//! `"positional"` (one required argument, yet not CPython's METH_O), `"parse_tuple"` (CPython parses with
//! PyArg_ParseTuple); `name = "..."` in messages; `too_few = "..."` and `too_many = "..."`, the whole
//! message for such a call; `at_sight = "..."`, the `native::AtSight` that the interpreter answers it by;
//! `shown = "($module, ...)"` (the `__text_signature__`, a constructor's class's, where the function takes `**kwargs` to
//! pass them on or words wrong calls itself) or `no_text_signature`; `since = "3.12"`, `until = "3.13"`.
//!
//! **Attributes**: `#[getter]`, `#[getter("__name__")]`, `#[member]` (a member descriptor), `#[setter("__name__")]`
//! with `value: Option<&Value>`, which is `None` for `del`.
//!
//! **Blocks.** A type's main block names the type and its other blocks: `#[methods("str", with(SEARCH))]`, and
//! `#[methods(SEARCH)]` on another block of it, in another file. `is = path` says what is an instance, where the
//! payload does not: `fn(&Vm, &Value) -> bool`.
//! Modules are the same: `#[module("math", with(SPECIAL))]` and `#[module("math", SPECIAL)]`.

mod block;
mod method;
mod options;
mod signature;
mod slots;
mod wrapper;

use proc_macro::TokenStream;
use syn::{ItemImpl, parse_macro_input};

use options::BlockOptions;

/// Declares a builtin type's methods: see the crate's documentation.
#[proc_macro_attribute]
pub fn methods(options: TokenStream, block: TokenStream) -> TokenStream {
    let options = parse_macro_input!(options as BlockOptions);
    let block = parse_macro_input!(block as ItemImpl);
    block::methods(options, block).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// Declares a native module's functions: see the crate's documentation.
#[proc_macro_attribute]
pub fn module(options: TokenStream, block: TokenStream) -> TokenStream {
    let options = parse_macro_input!(options as BlockOptions);
    let block = parse_macro_input!(block as ItemImpl);
    block::module(options, block).unwrap_or_else(|error| error.to_compile_error()).into()
}

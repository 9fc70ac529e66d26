//! CPython bytecode as minivm takes it in: marshalled bytes to verified, version-neutral instructions.
//!
//! ```text
//! bytes ─unmarshal─▶ CodeObject ─decode (per CPython version)─▶ Decoded ─verify─▶ Verified
//! ```
//!
//! Every input is treated as hostile: nothing here panics, allocates by a length the input merely claims, or does
//! more work than a small multiple of the input's size. No module knows objects or the heap: constants are plain data.
#![forbid(unsafe_code)]

pub mod code;
pub mod constant;
pub mod decode;
pub mod disassemble;
pub mod line_jump;
pub mod locations;
pub mod marshal;
pub mod mutate;
pub mod op;
pub mod pyc;
pub mod pystr;
pub mod repr;
pub mod unmarshal;
pub mod verify;
pub mod version;

pub use code::CodeObject;
pub use constant::Const;
pub use decode::{DecodeError, Decoded, Handler, Inst, decode};
pub use marshal::marshal;
pub use op::Op;
pub use pystr::PyStr;
pub use unmarshal::{UnmarshalError, unmarshal, unmarshal_compiled};
pub use verify::{Kind, Verified, VerifyError, verify};
pub use version::Version;

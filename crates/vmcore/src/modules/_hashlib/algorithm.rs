//! The algorithms, behind one type.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};
use shake::digest::{ExtendableOutput, Update, XofReader};
use shake::{Shake128, Shake256};

pub struct Algorithm {
    pub name: &'static str,
    /// Bytes.
    pub block_size: usize,
    pub new: fn() -> State,
}

macro_rules! algorithms {
    ($($kind:ident $name:literal $block_size:literal;)*) => {
        /// A digest in the making.
        #[derive(Clone)]
        pub enum State {
            $($kind(Box<$kind>),)*
            Blake2b(Box<blake2b_simd::State>),
            Blake2s(Box<blake2s_simd::State>),
            Shake128(Box<Shake128>),
            Shake256(Box<Shake256>),
        }

        pub static ALGORITHMS: &[Algorithm] = &[$(Algorithm {
            name: $name,
            block_size: $block_size,
            new: || State::$kind(Box::new($kind::new())),
        },)* Algorithm {
            name: "shake_128",
            block_size: 168,
            new: || State::Shake128(Box::default()),
        }, Algorithm {
            name: "shake_256",
            block_size: 136,
            new: || State::Shake256(Box::default()),
        }, Algorithm {
            name: "blake2b",
            block_size: 128,
            new: || State::Blake2b(Box::default()),
        }, Algorithm {
            name: "blake2s",
            block_size: 64,
            new: || State::Blake2s(Box::default()),
        }];

        impl State {
            pub fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$kind(state) => Digest::update(&mut **state, data),)*
                    State::Blake2b(state) => drop(state.update(data)),
                    State::Blake2s(state) => drop(state.update(data)),
                    State::Shake128(state) => Update::update(&mut **state, data),
                    State::Shake256(state) => Update::update(&mut **state, data),
                }
            }

            /// Whether a digest has the length that is asked for.
            pub fn is_extendable(&self) -> bool {
                matches!(self, State::Shake128(_) | State::Shake256(_))
            }

            /// As many bytes as there is room for, of an extendable one.
            pub fn fill(self, room: &mut [u8]) {
                match self {
                    State::Shake128(state) => state.finalize_xof().read(room),
                    State::Shake256(state) => state.finalize_xof().read(room),
                    _ => {}
                }
            }

            pub fn finish(self) -> Vec<u8> {
                match self {
                    $(State::$kind(state) => state.finalize().to_vec(),)*
                    State::Blake2b(state) => state.finalize().as_bytes().to_vec(),
                    State::Blake2s(state) => state.finalize().as_bytes().to_vec(),
                    State::Shake128(_) | State::Shake256(_) => Vec::new(),
                }
            }
        }
    };
}

algorithms! {
    Md5 "md5" 64;
    Sha1 "sha1" 64;
    Sha224 "sha224" 64;
    Sha256 "sha256" 64;
    Sha384 "sha384" 128;
    Sha512 "sha512" 128;
    Sha3_224 "sha3_224" 144;
    Sha3_256 "sha3_256" 136;
    Sha3_384 "sha3_384" 104;
    Sha3_512 "sha3_512" 72;
}

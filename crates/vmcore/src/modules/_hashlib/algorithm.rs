//! The algorithms, behind one type.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};

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
        }

        pub static ALGORITHMS: &[Algorithm] = &[$(Algorithm {
            name: $name,
            block_size: $block_size,
            new: || State::$kind(Box::new($kind::new())),
        }),*];

        impl State {
            pub fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$kind(state) => Digest::update(&mut **state, data),)*
                    State::Blake2b(state) => drop(state.update(data)),
                    State::Blake2s(state) => drop(state.update(data)),
                }
            }

            pub fn finish(self) -> Vec<u8> {
                match self {
                    $(State::$kind(state) => state.finalize().to_vec(),)*
                    State::Blake2b(state) => state.finalize().as_bytes().to_vec(),
                    State::Blake2s(state) => state.finalize().as_bytes().to_vec(),
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

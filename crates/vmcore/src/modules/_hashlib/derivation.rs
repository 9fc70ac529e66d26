//! Keys derived from passwords: PBKDF2 (RFC 8018) over any of the digests.

use super::algorithm::{ALGORITHMS, Algorithm, State};
use super::{Module, unsupported};
use crate::heap::Buf;
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::Str;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// HMAC (RFC 2104) with its key taken in.
struct Hmac {
    inner: State,
    outer: State,
}

impl Hmac {
    fn new(algorithm: &Algorithm, key: &[u8]) -> Hmac {
        let mut block = if key.len() > algorithm.block_size {
            let mut digest = (algorithm.new)();
            digest.update(key);
            digest.finish()
        } else {
            key.to_vec()
        };
        block.resize(algorithm.block_size, 0);
        let keyed = |pad: u8| {
            let mut state = (algorithm.new)();
            state.update(&block.iter().map(|byte| byte ^ pad).collect::<Vec<u8>>());
            state
        };
        Hmac { inner: keyed(0x36), outer: keyed(0x5C) }
    }

    fn of(&self, parts: &[&[u8]]) -> Vec<u8> {
        let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
        parts.iter().for_each(|part| inner.update(part));
        outer.update(&inner.finish());
        outer.finish()
    }
}

#[module("_hashlib", DERIVATION)]
impl Module {
    #[py("pbkdf2_hmac($module, /, hash_name, password, salt, iterations, dklen=None)")]
    fn pbkdf2_hmac(
        vm: &mut Vm,
        hash_name: &Ref<Str>,
        password: BytesLike<'_>,
        salt: BytesLike<'_>,
        iterations: i64,
        dklen: Option<&Value>,
    ) -> Res<Ref<Bytes>> {
        let name = hash_name.to_string_lossy().to_lowercase();
        let known = ALGORITHMS.iter().find(|known| known.name == name && !(known.new)().is_extendable());
        let Some(algorithm) = known else {
            return Err(unsupported(vm, "[digital envelope routines] unsupported"));
        };
        if iterations < 1 {
            return Err(vm.value_error("iteration value must be greater than 0."));
        }
        let length = match dklen {
            None => (algorithm.new)().finish().len(),
            Some(length) => {
                let length = ops::index(vm, length)?;
                match int::to_i64(&length).map(usize::try_from) {
                    Some(Ok(length)) if length > 0 => length,
                    Some(_) => return Err(vm.value_error("key length must be greater than 0.")),
                    None => return Err(vm.overflow_error("Python int too large to convert to C long")),
                }
            }
        };
        let hmac = Hmac::new(algorithm, &password.bytes(vm)?);
        let salt = salt.bytes(vm)?.into_owned();
        let mut key: Buf<u8> = Buf::with_capacity(vm.heap(), length)?;
        for number in 1u32.. {
            let mut turn = hmac.of(&[&salt, &number.to_be_bytes()]);
            let mut block = turn.clone();
            for _ in 1..iterations {
                vm.tick(4)?;
                turn = hmac.of(&[&turn]);
                block.iter_mut().zip(&turn).for_each(|(sum, byte)| *sum ^= byte);
            }
            let missing = length - key.len();
            key.extend_from_slice(&block[..block.len().min(missing)])?;
            if key.len() == length {
                break;
            }
        }
        Ok(bytes::from_slice(vm, &key)?)
    }
}

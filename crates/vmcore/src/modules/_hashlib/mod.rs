//! `_hashlib` and `_blake2`: digests, by the RustCrypto crates and `blake2*_simd`. As where CPython has OpenSSL, all but the
//! BLAKE2 functions give objects of one class.

mod algorithm;
pub(crate) mod blake2;
mod derivation;

use std::sync::Arc;

use algorithm::{ALGORITHMS, State};
use parking_lot::Mutex;

use crate::heap::{Buf, Trace, Visit};
use crate::native::{methods, module};
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::set;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Data below which the GIL is not worth giving up.
const LARGE: usize = 2048;

/// A digest in the making.
pub struct Hash {
    name: &'static str,
    block_size: usize,
    state: Held,
}

/// A state, which threads share once there is so much data that one works on it while others run.
enum Held {
    Alone(State),
    Shared(Arc<Mutex<State>>),
}

impl Held {
    fn share(&mut self) -> Arc<Mutex<State>> {
        match self {
            Held::Shared(state) => state.clone(),
            Held::Alone(state) => {
                let shared = Arc::new(Mutex::new(state.clone()));
                *self = Held::Shared(shared.clone());
                shared
            }
        }
    }
}

/// The state as it is now.
fn state(vm: &mut Vm, hash: &Ref<Hash>) -> State {
    let shared = match &hash.get(vm).state {
        Held::Alone(state) => return state.clone(),
        Held::Shared(shared) => shared.clone(),
    };
    vm.blocking(move || shared.lock().clone())
}

impl Trace for Hash {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

fn is_hash(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().hash)
}

fn is_extendable(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is(&vm.types().hash_xof)
}

/// Adds data to the digest; other threads run meanwhile where it is much.
fn update(vm: &mut Vm, hash: &Ref<Hash>, data: &Value) -> Res<()> {
    let data = match data.downcast::<crate::objects::str::Str>() {
        Some(_) => return Err(vm.type_error("Strings must be encoded before hashing")),
        None if BytesLike::of(data).is_none() => {
            return Err(vm.type_error("object supporting the buffer API required"));
        }
        None => BytesLike::required(vm, data)?,
    };
    let bytes = data.bytes(vm)?;
    let length = bytes.len();
    vm.tick((length / 64) as u64)?;
    if length < LARGE
        && let Held::Alone(state) = &hash.get(vm).state
    {
        let mut state = state.clone();
        state.update(&bytes);
        drop(bytes);
        hash.get_mut(vm).state = Held::Alone(state);
        return Ok(());
    }
    vm.heap().charge(length)?;
    let copy = bytes.to_vec();
    drop(bytes);
    let shared = hash.get_mut(vm).state.share();
    vm.blocking(move || shared.lock().update(&copy));
    vm.heap().uncharge(length);
    Ok(())
}

/// `{:02x}` of every byte.
fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

macro_rules! hash_methods {
    ($class:ty, $name:literal, $is:path $(, $part:ident)?) => {
        #[methods($name, is = $is $(, with($part))?)]
        impl $class {
            #[py("update($self, obj, /)")]
            fn update(vm: &mut Vm, this: &Ref<Hash>, obj: &Value) -> Res<()> {
                $crate::modules::_hashlib::update(vm, this, obj)
            }

            #[py("digest($self, /)")]
            fn digest(vm: &mut Vm, this: &Ref<Hash>) -> Res<Ref<Bytes>> {
                let digest = $crate::modules::_hashlib::state(vm, this).finish();
                Ok(bytes::from_slice(vm, &digest)?)
            }

            #[py("hexdigest($self, /)")]
            fn hexdigest(vm: &mut Vm, this: &Ref<Hash>) -> String {
                $crate::modules::_hashlib::hex(&$crate::modules::_hashlib::state(vm, this).finish())
            }

            #[py("copy($self, /)")]
            fn copy(vm: &mut Vm, this: &Ref<Hash>) -> Ref<Hash> {
                let state = $crate::modules::_hashlib::Held::Alone($crate::modules::_hashlib::state(vm, this));
                let Hash { name, block_size, .. } = *this.get(vm);
                let copy = Hash { name, block_size, state };
                let class = class_of(vm, this.as_value());
                $crate::objects::attrs::new_instance(vm, class, copy)
            }

            #[getter("digest_size")]
            fn digest_size(vm: &mut Vm, this: &Ref<Hash>) -> usize {
                $crate::modules::_hashlib::state(vm, this).finish().len()
            }

            #[getter("block_size")]
            fn block_size(vm: &Vm, this: &Ref<Hash>) -> usize {
                this.get(vm).block_size
            }

            #[getter("name")]
            fn name(vm: &Vm, this: &Ref<Hash>) -> &'static str {
                this.get(vm).name
            }
        }
    };
}
use hash_methods;

/// Stands for the class `HASH`.
pub struct HashType;

hash_methods!(HashType, "_hashlib.HASH", is_hash, REPR);

#[methods(REPR)]
impl HashType {
    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Hash>) -> String {
        format!("<{} _hashlib.HASH object @ {:#x}>", this.get(vm).name, this.as_value().word())
    }
}

/// Stands for the class `HASHXOF`: digests whose length is chosen when they are asked for.
pub struct ExtendableHashType;

/// Whose length is `length`.
fn extended(vm: &mut Vm, this: &Ref<Hash>, length: i64) -> Res<Buf<u8>> {
    let length = usize::try_from(length)
        .map_err(|_| vm.system_error("Negative size passed to PyBytes_FromStringAndSize"))?;
    vm.tick((length / 64) as u64)?;
    let mut digest: Buf<u8> = Buf::with_capacity(vm.heap(), length)?;
    digest.fill_with(length, 0)?;
    state(vm, this).fill(&mut digest);
    Ok(digest)
}

#[methods("_hashlib.HASHXOF", is = is_extendable)]
impl ExtendableHashType {
    #[py("digest($self, /, length)")]
    fn digest(vm: &mut Vm, this: &Ref<Hash>, length: i64) -> Res<Ref<Bytes>> {
        let digest = extended(vm, this, length)?;
        Ok(bytes::from_slice(vm, &digest)?)
    }

    #[py("hexdigest($self, /, length)")]
    fn hexdigest(vm: &mut Vm, this: &Ref<Hash>, length: i64) -> Res<String> {
        let digest = extended(vm, this, length)?;
        vm.heap().charge(digest.len().saturating_mul(2))?;
        vm.heap().uncharge(digest.len().saturating_mul(2));
        Ok(hex(&digest))
    }

    #[getter("digest_size")]
    fn digest_size(_this: &Ref<Hash>) -> i64 {
        0
    }
}

fn open(vm: &mut Vm, name: &str, data: Option<&Value>) -> Res<Ref<Hash>> {
    let Some(algorithm) = ALGORITHMS.iter().find(|algorithm| algorithm.name == name) else {
        return Err(unsupported(vm, &format!("unsupported hash type {name}")));
    };
    let state = (algorithm.new)();
    let extendable = state.is_extendable();
    let hash = Hash { name: algorithm.name, block_size: algorithm.block_size, state: Held::Alone(state) };
    let class = if extendable { &vm.types().hash_xof } else { &vm.types().hash };
    let class = class.clone();
    let made = attrs::new_instance(vm, &class, hash);
    if let Some(data) = data {
        update(vm, &made, data)?;
    }
    Ok(made)
}

fn unsupported(vm: &Vm, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get("_hashlib").cloned();
    match class.as_ref().and_then(|class| class.downcast::<Type>()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.value_error(message),
    }
}

pub(crate) struct Module;

macro_rules! constructors {
    ($($function:ident $signature:literal $name:literal;)*) => {
        #[module("_hashlib", CONSTRUCTORS)]
        impl Module {
            $(
                #[py($signature)]
                fn $function(vm: &mut Vm, string: Option<&Value>, usedforsecurity: bool) -> Res<Ref<Hash>> {
                    let _ = usedforsecurity;
                    open(vm, $name, string)
                }
            )*
        }
    };
}

constructors! {
    openssl_md5 "openssl_md5($module, /, string=b'', *, usedforsecurity=True)" "md5";
    openssl_sha1 "openssl_sha1($module, /, string=b'', *, usedforsecurity=True)" "sha1";
    openssl_sha224 "openssl_sha224($module, /, string=b'', *, usedforsecurity=True)" "sha224";
    openssl_sha256 "openssl_sha256($module, /, string=b'', *, usedforsecurity=True)" "sha256";
    openssl_sha384 "openssl_sha384($module, /, string=b'', *, usedforsecurity=True)" "sha384";
    openssl_sha512 "openssl_sha512($module, /, string=b'', *, usedforsecurity=True)" "sha512";
    openssl_sha3_224 "openssl_sha3_224($module, /, string=b'', *, usedforsecurity=True)" "sha3_224";
    openssl_sha3_256 "openssl_sha3_256($module, /, string=b'', *, usedforsecurity=True)" "sha3_256";
    openssl_sha3_384 "openssl_sha3_384($module, /, string=b'', *, usedforsecurity=True)" "sha3_384";
    openssl_shake_128 "openssl_shake_128($module, /, string=b'', *, usedforsecurity=True)" "shake_128";
    openssl_shake_256 "openssl_shake_256($module, /, string=b'', *, usedforsecurity=True)" "shake_256";
    openssl_sha3_512 "openssl_sha3_512($module, /, string=b'', *, usedforsecurity=True)" "sha3_512";
}

#[module("_hashlib", with(CONSTRUCTORS, DERIVATION))]
impl Module {
    #[py("new($module, /, name, string=b'', *, usedforsecurity=True)")]
    fn by_name(vm: &mut Vm, name: &Value, string: Option<&Value>, usedforsecurity: bool) -> Res<Ref<Hash>> {
        let _ = usedforsecurity;
        let Some(name) = name.downcast::<Str>() else {
            return Err(vm.type_error("name must be a string"));
        };
        let name = name.to_string_lossy().to_lowercase();
        open(vm, &name, string)
    }

    #[py("get_fips_mode($module, /)")]
    fn get_fips_mode() -> i64 {
        0
    }

    #[py("hmac_new($module, /, key, msg=b'', digestmod=None)")]
    fn hmac_new(vm: &Vm, key: &Value, msg: Option<&Value>, digestmod: Option<&Value>) -> Res<()> {
        // `hmac` then does it itself, over the digests.
        let _ = (key, msg, digestmod);
        Err(unsupported(vm, "unsupported hash type"))
    }

    #[py("hmac_digest($module, /, key, msg, digest)")]
    fn hmac_digest(vm: &Vm, key: &Value, msg: &Value, digest: &Value) -> Res<()> {
        let _ = (key, msg, digest);
        Err(unsupported(vm, "unsupported hash type"))
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let class = vm.types().hash.to_value();
    super::set(vm, module, "HASH", class)?;
    let class = vm.types().hash_xof.to_value();
    super::set(vm, module, "HASHXOF", class)?;
    let error =
        super::new_exception(vm, "_hashlib.UnsupportedDigestmodError", &vm.types().value_error.clone())?;
    vm.interp().module_state.borrow_mut().insert("_hashlib", error.clone());
    super::set(vm, module, "UnsupportedDigestmodError", error)?;
    let frozenset = vm.types().frozenset.clone();
    let names = set::of_class(vm, &frozenset);
    for algorithm in ALGORITHMS {
        let name = vm.str(algorithm.name)?.to_value();
        set::add(vm, &names, &name)?;
    }
    super::set(vm, module, "openssl_md_meth_names", names.into())?;
    let operator = super::import_native(vm, "_operator")?;
    let compare = vm.intern("_compare_digest");
    if let Some(compare) = ops::get_attr_or_none(vm, &operator, &compare)? {
        super::set(vm, module, "compare_digest", compare)?;
    }
    Ok(())
}

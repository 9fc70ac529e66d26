//! `_sha512`: the digests SHA-384 and SHA-512.

use sha2::{Digest, Sha384, Sha512};

use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::ops::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A digest of what was given so far.
#[derive(Clone)]
pub enum Hash {
    Sha384(Sha384),
    Sha512(Sha512),
}

impl Trace for Hash {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl Hash {
    fn update(&mut self, data: &[u8]) {
        match self {
            Hash::Sha384(hash) => hash.update(data),
            Hash::Sha512(hash) => hash.update(data),
        }
    }

    fn digest(&self) -> Vec<u8> {
        match self {
            Hash::Sha384(hash) => hash.clone().finalize().to_vec(),
            Hash::Sha512(hash) => hash.clone().finalize().to_vec(),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Hash::Sha384(_) => "sha384",
            Hash::Sha512(_) => "sha512",
        }
    }

    fn object(self, vm: &Vm) -> Ref<Hash> {
        let types = vm.types();
        let class = match self {
            Hash::Sha384(_) => &types.sha384,
            Hash::Sha512(_) => &types.sha512,
        };
        vm.alloc_as(class, self)
    }
}

/// Takes more data. TypeError for text, which has no bytes of its own.
fn update(vm: &mut Vm, hash: &mut Hash, data: &Value) -> Res<()> {
    if data.downcast::<Str>().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    if BytesLike::of(data).is_none() {
        return Err(vm.type_error("object supporting the buffer API required"));
    }
    let data = BytesLike::required(vm, data)?.bytes(vm)?.into_owned();
    vm.tick((data.len() / 64) as u64)?;
    // Other threads may run meanwhile.
    vm.blocking(|| hash.update(&data));
    Ok(())
}

fn new(vm: &mut Vm, mut hash: Hash, data: Option<&Value>) -> Res<Ref<Hash>> {
    if let Some(data) = data {
        update(vm, &mut hash, data)?;
    }
    Ok(hash.object(vm))
}

pub(crate) struct Sha512Module;

#[module("_sha512")]
impl Sha512Module {
    #[py("sha384($module, /, string=b'', *, usedforsecurity=True)")]
    fn sha384(
        vm: &mut Vm,
        #[default(None)] string: Option<&Value>,
        _usedforsecurity: bool,
    ) -> Res<Ref<Hash>> {
        new(vm, Hash::Sha384(Sha384::new()), string)
    }

    #[py("sha512($module, /, string=b'', *, usedforsecurity=True)")]
    fn sha512(
        vm: &mut Vm,
        #[default(None)] string: Option<&Value>,
        _usedforsecurity: bool,
    ) -> Res<Ref<Hash>> {
        new(vm, Hash::Sha512(Sha512::new()), string)
    }
}

#[methods("_sha512.sha512")]
impl Hash {
    #[py("copy($self, /)")]
    fn copy(vm: &Vm, this: &Ref<Hash>) -> Ref<Hash> {
        this.get(vm).clone().object(vm)
    }

    #[py("digest($self, /)")]
    fn get_digest(vm: &Vm, this: &Ref<Hash>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &this.get(vm).digest())?)
    }

    #[py("hexdigest($self, /)")]
    fn hexdigest(vm: &Vm, this: &Ref<Hash>) -> String {
        this.get(vm).digest().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[py("update($self, obj, /)")]
    fn add(vm: &mut Vm, this: &Ref<Hash>, obj: &Value) -> Res<()> {
        let mut hash = this.get(vm).clone();
        update(vm, &mut hash, obj)?;
        *this.get_mut(vm) = hash;
        Ok(())
    }

    #[getter("block_size")]
    fn block_size(_this: &Ref<Hash>) -> i64 {
        128
    }

    #[getter("name")]
    fn get_name(vm: &Vm, this: &Ref<Hash>) -> &'static str {
        this.get(vm).name()
    }

    #[getter("digest_size")]
    fn digest_size(vm: &Vm, this: &Ref<Hash>) -> usize {
        this.get(vm).digest().len()
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    for (name, class) in
        [("SHA384Type", vm.types().sha384.to_value()), ("SHA512Type", vm.types().sha512.to_value())]
    {
        super::set(vm, dict, name, class)?;
    }
    Ok(())
}

//! `encode`

use super::Str;
use crate::native::methods;
use crate::objects::bytes::Bytes;
use crate::ops;
use crate::value::Ref;
use crate::vm::{Res, Vm};

#[methods(CODEC)]
impl Str {
    #[py("encode($self, /, encoding='utf-8', errors='strict')")]
    fn encode(
        vm: &mut Vm,
        this: &Ref<Str>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Ref<Bytes>> {
        ops::codec::encode(vm, this, encoding, errors)
    }
}

//! `_blake2`: BLAKE2b and BLAKE2s with all their parameters (RFC 7693).

use super::algorithm::State;
use super::{Hash, Held, hash_methods, update};
use crate::native::{methods, module};
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::types::{Type, class_of};
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

fn bytes_of(vm: &Vm, given: Option<BytesLike<'_>>) -> Res<Vec<u8>> {
    match given {
        Some(given) => Ok(given.bytes(vm)?.into_owned()),
        None => Ok(Vec::new()),
    }
}

/// A number from 0 on, which is 0 unless given.
fn unsigned(vm: &mut Vm, value: Option<&Value>, too_large: &str) -> Res<u64> {
    let Some(value) = value else { return Ok(0) };
    if !int::is_int(vm, value) {
        return Err(vm.type_error("an integer is required"));
    }
    if int::is_negative(value) {
        return Err(vm.value_error("value must be positive"));
    }
    int::IntView::of(value).and_then(|number| number.to_u64()).ok_or_else(|| vm.overflow_error(too_large))
}

macro_rules! blake2 {
    ($class:ident, $variant:ident, $library:ident, $name:literal, $field:ident, $new:ident, $is:ident, $out:literal,
     $key:literal, $salt:literal, $block:literal, $offset_bits:literal, $signature:literal) => {
        #[doc = concat!("Stands for the class `", $name, "`.")]
        pub struct $class;

        fn $is(vm: &Vm, value: &Value) -> bool {
            class_of(vm, value).is_subtype(vm, &vm.types().$field)
        }

        hash_methods!($class, $name, $is, $new);

        #[methods($new)]
        impl $class {
            #[py($signature, no_text_signature)]
            #[allow(clippy::too_many_arguments)]
            fn construct(
                vm: &mut Vm,
                class: &Ref<Type>,
                data: Option<&Value>,
                #[default($out)] digest_size: i32,
                key: Option<BytesLike<'_>>,
                salt: Option<BytesLike<'_>>,
                person: Option<BytesLike<'_>>,
                #[default(1)] fanout: i32,
                #[default(1)] depth: i32,
                leaf_size: Option<&Value>,
                node_offset: Option<&Value>,
                #[default(0)] node_depth: i32,
                #[default(0)] inner_size: i32,
                last_node: bool,
                usedforsecurity: bool,
            ) -> Res<Ref<Hash>> {
                let _ = usedforsecurity;
                let (key, salt, person) = (bytes_of(vm, key)?, bytes_of(vm, salt)?, bytes_of(vm, person)?);
                let leaf_size =
                    unsigned(vm, leaf_size, "Python int too large to convert to C unsigned long")?;
                let node_offset = unsigned(vm, node_offset, "int too big to convert")?;
                let message = match () {
                    () if !(1..=$out).contains(&digest_size) => {
                        concat!("digest_size must be between 1 and ", $out, " bytes")
                    }
                    () if salt.len() > $salt => concat!("maximum salt length is ", $salt, " bytes"),
                    () if person.len() > $salt => concat!("maximum person length is ", $salt, " bytes"),
                    () if !(0..=255).contains(&fanout) => "fanout must be between 0 and 255",
                    () if !(1..=255).contains(&depth) => "depth must be between 1 and 255",
                    () if !(0..=255).contains(&node_depth) => "node_depth must be between 0 and 255",
                    () if !(0..=$out).contains(&inner_size) => {
                        concat!("inner_size must be between 0 and is ", $out)
                    }
                    () if key.len() > $key => concat!("maximum key length is ", $key, " bytes"),
                    () => "",
                };
                if !message.is_empty() {
                    return Err(vm.value_error(message));
                }
                let Ok(leaf_size) = u32::try_from(leaf_size) else {
                    return Err(vm.overflow_error("leaf_size is too large"));
                };
                if node_offset.checked_shr($offset_bits).is_some_and(|rest| rest > 0) {
                    return Err(vm.overflow_error("node_offset is too large"));
                }
                let mut parameters = $library::Params::new();
                parameters
                    .hash_length(digest_size as usize)
                    .key(&key)
                    .salt(&salt)
                    .personal(&person)
                    .fanout(fanout as u8)
                    .max_depth(depth as u8)
                    .max_leaf_length(leaf_size)
                    .node_offset(node_offset)
                    .node_depth(node_depth as u8)
                    .inner_hash_length(inner_size as usize)
                    .last_node(last_node);
                let state = State::$variant(Box::new(parameters.to_state()));
                let name = $name.split('.').next_back().unwrap_or($name);
                let made = attrs::new_instance(
                    vm,
                    class,
                    Hash { name, block_size: $block, state: Held::Alone(state) },
                );
                if let Some(data) = data {
                    update(vm, &made, data)?;
                }
                Ok(made)
            }
        }
    };
}

blake2!(
    Blake2b,
    Blake2b,
    blake2b_simd,
    "_blake2.blake2b",
    blake2b,
    NEW_B,
    is_blake2b,
    64,
    64,
    16,
    128,
    64,
    "__new__($type, data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"
);
blake2!(
    Blake2s,
    Blake2s,
    blake2s_simd,
    "_blake2.blake2s",
    blake2s,
    NEW_S,
    is_blake2s,
    32,
    32,
    8,
    64,
    48,
    "__new__($type, data=b'', /, *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)"
);

pub(crate) struct Module;

#[module("_blake2")]
impl Module {}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let classes = [
        ("blake2b", vm.types().blake2b.clone(), [64, 64, 16, 16]),
        ("blake2s", vm.types().blake2s.clone(), [32, 32, 8, 8]),
    ];
    for (name, class, sizes) in classes {
        let namespace = class.get(vm).dict.clone();
        for (limit, size) in ["MAX_DIGEST_SIZE", "MAX_KEY_SIZE", "SALT_SIZE", "PERSON_SIZE"].iter().zip(sizes)
        {
            crate::modules::set(vm, &namespace, limit, Value::small_int_wrapping(size))?;
        }
        crate::modules::set(vm, module, name, class.into())?;
    }
    Ok(())
}

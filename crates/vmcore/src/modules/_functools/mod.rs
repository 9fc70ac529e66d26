//! `_functools`: functions made of functions.

pub(crate) mod key_wrapper;
pub(crate) mod lru_cache;
pub(crate) mod partial;

use crate::native::module;
use crate::objects::dict::Dict;
use crate::ops::{self, call, raise};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};
use key_wrapper::KeyWrapper;

pub(crate) struct Functools;

#[module("_functools")]
impl Functools {
    #[py("reduce($module, function, iterable, initial=<unrepresentable>, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, function: &Value, iterable: &Value, initial: Option<&Value>) -> Res<Value> {
        let iterator = match ops::get_iter(vm, iterable) {
            Ok(iterator) => iterator,
            Err(raised) => {
                raise::catch(vm, raised, &vm.types().type_error)?;
                return Err(vm.type_error("reduce() arg 2 must support iteration"));
            }
        };
        let mut result = initial.cloned();
        while let Some(item) = ops::next(vm, &iterator)? {
            vm.tick(1)?;
            result = Some(match result {
                Some(result) => call::call_positional(vm, function, &[result, item])?,
                None => item,
            });
        }
        result.ok_or_else(|| vm.type_error("reduce() of empty iterable with no initial value"))
    }

    #[py("cmp_to_key($module, /, mycmp)", no_text_signature)]
    fn cmp_to_key(vm: &Vm, mycmp: &Value) -> Ref<KeyWrapper> {
        vm.alloc(KeyWrapper { compare: mycmp.clone(), object: None })
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    for class in [&types.partial, &types.lru_cache].map(Ref::clone) {
        let name = class.get(vm).name.clone();
        dict.set_str(vm, &name, class.into())?;
    }
    Ok(())
}

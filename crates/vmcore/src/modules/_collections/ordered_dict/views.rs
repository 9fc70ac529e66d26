//! `odict_keys`, `odict_values` and `odict_items`: a dict's views, but for how they are gone through.

use crate::native::methods;
use crate::objects::dict::iter::DictIterator;
use crate::objects::dict::views::DictView;
use crate::objects::dict::{Dict, Part};
use crate::objects::types::class_of;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// These stand for the types: their instances are [`DictView`]s.
pub struct Keys;
pub struct Values;
pub struct Items;

pub(super) fn new(vm: &Vm, dict: &Ref<Dict>, part: Part) -> Value {
    let types = vm.types();
    let class = match part {
        Part::Keys => &types.ordered_dict_keys,
        Part::Values => &types.ordered_dict_values,
        Part::Items => &types.ordered_dict_items,
    };
    vm.alloc_as(class, DictView { dict: dict.clone(), part }).into()
}

fn is_view(vm: &Vm, value: &Value) -> bool {
    let (types, class) = (vm.types(), class_of(vm, value));
    [&types.ordered_dict_keys, &types.ordered_dict_values, &types.ordered_dict_items]
        .into_iter()
        .any(|view| view.is(class))
}

macro_rules! ordered {
    ($view:ty, $name:literal) => {
        #[methods($name, is = is_view)]
        impl $view {
            #[py("__iter__")]
            fn iter(vm: &mut Vm, this: &Ref<DictView>) -> Ref<DictIterator> {
                DictIterator::ordered(vm, &this.dict, this.part, false)
            }

            #[py("__reversed__($self, /)", no_text_signature)]
            fn reversed(vm: &mut Vm, this: &Ref<DictView>) -> Ref<DictIterator> {
                DictIterator::ordered(vm, &this.dict, this.part, true)
            }
        }
    };
}

ordered!(Keys, "odict_keys");
ordered!(Values, "odict_values");
ordered!(Items, "odict_items");

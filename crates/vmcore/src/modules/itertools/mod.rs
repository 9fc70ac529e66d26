//! `itertools`: one file per family of iterators. Which input is asked when is as in CPython's `Modules/itertoolsmodule.c`.

pub(crate) mod accumulate;
pub(crate) mod chain;
pub(crate) mod combinatoric;
pub(crate) mod endless;
pub(crate) mod groupby;
pub(crate) mod islice;
pub(crate) mod pairing;
pub(crate) mod selecting;
pub(crate) mod tee;

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::tuple::Tuple;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Itertools;

#[module("itertools")]
impl Itertools {
    #[py("tee($module, iterable, n=2, /)")]
    fn tee(vm: &mut Vm, iterable: &Value, n: i64) -> Res<Ref<Tuple>> {
        tee::tee(vm, iterable, n)
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    let classes = [
        &types.accumulate,
        &types.chain,
        &types.combinations,
        &types.combinations_with_replacement,
        &types.compress,
        &types.count,
        &types.cycle,
        &types.drop_while,
        &types.filter_false,
        &types.group_by,
        &types.grouper,
        &types.islice,
        &types.pairwise,
        &types.permutations,
        &types.product,
        &types.repeat,
        &types.star_map,
        &types.take_while,
        &types.tee,
        &types.tee_block,
        &types.zip_longest,
    ]
    .map(Ref::clone);
    for class in classes {
        let name = class.get(vm).name.clone();
        dict.set_str(vm, &name, class.into())?;
    }
    Ok(())
}

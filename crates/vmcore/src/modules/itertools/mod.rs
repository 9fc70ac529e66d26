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
/// Functional tools for creating and using iterators.
///
/// Infinite iterators:
/// count(start=0, step=1) --> start, start+step, start+2*step, ...
/// cycle(p) --> p0, p1, ... plast, p0, p1, ...
/// repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times
///
/// Iterators terminating on the shortest input sequence:
/// accumulate(p[, func]) --> p0, p0+p1, p0+p1+p2
/// chain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...
/// chain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...
/// compress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...
/// dropwhile(pred, seq) --> seq[n], seq[n+1], starting when pred fails
/// groupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)
/// filterfalse(pred, seq) --> elements of seq where pred(elem) is False
/// islice(seq, [start,] stop [, step]) --> elements from
///        seq[start:stop:step]
/// pairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...
/// starmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...
/// tee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n
/// takewhile(pred, seq) --> seq[0], seq[1], until pred fails
/// zip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...
///
/// Combinatoric generators:
/// product(p, q, ... [repeat=1]) --> cartesian product
/// permutations(p[, r])
/// combinations(p, r)
/// combinations_with_replacement(p, r)
impl Itertools {
    /// Returns a tuple of n independent iterators.
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
        &types.zip_longest,
    ]
    .map(Ref::clone);
    for class in classes {
        let name = class.get(vm).name.clone();
        dict.set_str(vm, &name, class.into())?;
    }
    Ok(())
}

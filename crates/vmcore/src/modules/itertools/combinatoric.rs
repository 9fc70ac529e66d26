//! `product`, `permutations`, `combinations` and `combinations_with_replacement`: an odometer of indices into pools.

use crate::heap::{Buf, NoMemory, Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::int::{self, Int};
use crate::objects::iteration::iteration;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Where an iteration over indices stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotStarted,
    Started,
    Over,
}

pub struct Product {
    /// One tuple per position of the result.
    pools: Ref<Tuple>,
    indices: Buf<usize>,
    progress: Progress,
}

impl Trace for Product {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.pools.as_value());
    }

    fn bytes(&self) -> usize {
        self.indices.bytes()
    }
}

fn index_tuple(vm: &Vm, indices: &[usize]) -> Res<Value> {
    let mut items = Buf::with_capacity(vm.heap(), indices.len())?;
    for index in indices {
        items.push(ops::int(vm, *index as i64)?)?;
    }
    Ok(tuple::from_slice(vm, &items)?.into())
}

/// The indices in a state for `__setstate__`: exactly `count`.
fn index_state(vm: &mut Vm, state: &Value, count: usize) -> Res<Vec<i64>> {
    let Some(state) = state.downcast::<Tuple>().filter(|state| state.len() == count) else {
        return Err(vm.value_error("invalid arguments"));
    };
    vm.tick(count as u64)?;
    state.items().iter().map(|index| ops::item::index_of_subscript(vm, index)).collect()
}

fn clamp(index: i64, last: usize) -> usize {
    usize::try_from(index).unwrap_or(0).min(last)
}

/// The items that the indices choose.
fn chosen(vm: &Vm, indices: &[usize], item: impl Fn(usize, usize) -> Option<Value>) -> Res<Value> {
    vm.tick(indices.len() as u64)?;
    let items = indices.iter().enumerate().map(|(place, index)| item(place, *index).unwrap_or(Value::NONE));
    Ok(tuple::from_iter(vm, items)?.into())
}

fn pool(pools: &Ref<Tuple>, place: usize) -> &[Value] {
    pools.items().get(place).and_then(|pool| pool.downcast::<Tuple>()).map_or(&[], |pool| pool.items())
}

impl Product {
    fn advance(vm: &mut Vm, this: &Ref<Product>) -> Res<Option<Value>> {
        let pools = this.get(vm).pools.clone();
        let product = this.get_mut(vm);
        match product.progress {
            Progress::Over => return Ok(None),
            Progress::NotStarted => {
                product.progress = Progress::Started;
                if (0..pools.len()).any(|place| pool(&pools, place).is_empty()) {
                    product.progress = Progress::Over;
                    return Ok(None);
                }
            }
            Progress::Started => {
                let mut carry = true;
                for (place, index) in product.indices.iter_mut().enumerate().rev() {
                    *index += 1;
                    carry = *index == pool(&pools, place).len();
                    if !carry {
                        break;
                    }
                    *index = 0;
                }
                if carry {
                    product.progress = Progress::Over;
                    return Ok(None);
                }
            }
        }
        let indices = &this.get(vm).indices;
        chosen(vm, indices, |place, index| pool(&pools, place).get(index).cloned()).map(Some)
    }
}

iteration!(Product);

#[methods("itertools.product", with(ITERATION))]
impl Product {
    #[py("__new__($type, /, *iterables, repeat=1)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterables: &[Value], repeat: i64) -> Res<Ref<Product>> {
        let Ok(repeat) = usize::try_from(repeat) else {
            return Err(vm.value_error("repeat argument cannot be negative"));
        };
        let count = if repeat == 0 { 0 } else { iterables.len() };
        let Some(places) = count.checked_mul(repeat).filter(|n| *n <= isize::MAX as usize / 8) else {
            return Err(vm.overflow_error("repeat argument too large"));
        };
        let mut pools: Buf<Value> = Buf::with_capacity(vm.heap(), places)?;
        for iterable in &iterables[..count] {
            pools.push(tuple::from_iterable(vm, iterable)?.into())?;
        }
        vm.tick(places as u64)?;
        while pools.len() < places {
            let pool = pools[pools.len() - count].clone();
            pools.push(pool)?;
        }
        let mut indices = Buf::with_capacity(vm.heap(), places)?;
        indices.fill_with(places, 0)?;
        let pools = tuple::from_slice(vm, &pools)?;
        let payload = Product { pools, indices, progress: Progress::NotStarted };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Product>) -> Res<Ref<Tuple>> {
        let Product { pools, indices, progress } = this.get(vm);
        let class = class_of(vm, this.as_value()).to_value();
        let parts = match progress {
            Progress::Over => {
                let nothing = tuple::from_slice(vm, &[])?.into();
                vec![class, tuple::from_slice(vm, &[nothing])?.into()]
            }
            Progress::NotStarted => vec![class, pools.to_value()],
            Progress::Started => vec![class, pools.to_value(), index_tuple(vm, indices)?],
        };
        Ok(tuple::from_slice(vm, &parts)?)
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Product>, state: &Value) -> Res<()> {
        let pools = this.get(vm).pools.clone();
        for (place, given) in index_state(vm, state, pools.len())?.into_iter().enumerate() {
            let Some(last) = pool(&pools, place).len().checked_sub(1) else {
                this.get_mut(vm).progress = Progress::Over;
                return Ok(());
            };
            this.get_mut(vm).indices[place] = clamp(given, last);
        }
        this.get_mut(vm).progress = Progress::Started;
        Ok(())
    }
}

/// A pool, and the indices of the last result.
struct Choice {
    pool: Ref<Tuple>,
    /// As asked for.
    r: usize,
    indices: Buf<usize>,
    progress: Progress,
}

impl Choice {
    fn new(
        vm: &Vm,
        pool: Ref<Tuple>,
        r: usize,
        indices: impl Iterator<Item = usize>,
    ) -> Result<Choice, NoMemory> {
        let over = r > pool.len();
        let mut buf = Buf::with_capacity(vm.heap(), if over { 0 } else { r })?;
        if !over {
            for index in indices {
                buf.push(index)?;
            }
        }
        Ok(Choice {
            pool,
            r,
            indices: buf,
            progress: if over { Progress::Over } else { Progress::NotStarted },
        })
    }

    /// Moves on with `step`, which answers false at the end; whether there is a result.
    fn step(&mut self, step: impl FnOnce(&mut [usize], usize) -> bool) -> bool {
        match self.progress {
            Progress::Over => return false,
            Progress::NotStarted => self.progress = Progress::Started,
            Progress::Started => {
                if !step(&mut self.indices, self.pool.len()) {
                    self.progress = Progress::Over;
                    return false;
                }
            }
        }
        true
    }

    /// What `__reduce__` gives; `state` is that of one under way.
    fn reduced(&self, vm: &Vm, object: &Value, state: impl FnOnce(&Vm) -> Res<Value>) -> Res<Ref<Tuple>> {
        let r = ops::int(vm, self.r as i64)?;
        let pool =
            if self.progress == Progress::Over { tuple::from_slice(vm, &[])? } else { self.pool.clone() };
        let mut parts =
            vec![class_of(vm, object).to_value(), tuple::from_slice(vm, &[pool.into(), r])?.into()];
        if self.progress == Progress::Started {
            parts.push(state(vm)?);
        }
        Ok(tuple::from_slice(vm, &parts)?)
    }

    /// Goes on behind the result of these indices, each at most `last(place, n, r)`.
    fn restore(&mut self, state: &[i64], last: impl Fn(usize, usize, usize) -> usize) {
        for (place, (index, given)) in self.indices.iter_mut().zip(state).enumerate() {
            *index = clamp(*given, last(place, self.pool.len(), self.r));
        }
        if self.progress == Progress::NotStarted {
            self.progress = Progress::Started;
        }
    }

    fn result(&self, vm: &Vm, r: usize) -> Res<Value> {
        chosen(vm, &self.indices[..r], |_, index| self.pool.items().get(index).cloned())
    }
}

/// `r` as given: at least 0.
fn size_of_choice(vm: &Vm, r: i64) -> Res<usize> {
    usize::try_from(r).map_err(|_| vm.value_error("r must be non-negative"))
}

pub struct Combinations(Choice);

impl Trace for Combinations {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.0.pool.as_value());
    }

    fn bytes(&self) -> usize {
        self.0.indices.bytes()
    }
}

impl Combinations {
    fn advance(vm: &mut Vm, this: &Ref<Combinations>) -> Res<Option<Value>> {
        let more = this.get_mut(vm).0.step(|indices, n| {
            let r = indices.len();
            // The rightmost index that is not at its maximum.
            let Some(place) = (0..r).rev().find(|place| indices[*place] != place + n - r) else {
                return false;
            };
            indices[place] += 1;
            for later in place + 1..r {
                indices[later] = indices[later - 1] + 1;
            }
            true
        });
        let choice = &this.get(vm).0;
        if more { choice.result(vm, choice.indices.len()).map(Some) } else { Ok(None) }
    }
}

iteration!(Combinations);

#[methods("itertools.combinations", with(ITERATION))]
impl Combinations {
    #[py("__new__($type, /, iterable, r)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: &Value, r: i64) -> Res<Ref<Combinations>> {
        let pool = tuple::from_iterable(vm, iterable)?;
        let r = size_of_choice(vm, r)?;
        let choice = Choice::new(vm, pool, r, 0..r)?;
        Ok(attrs::new_instance(vm, class, Combinations(choice)))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Combinations>) -> Res<Ref<Tuple>> {
        let choice = &this.get(vm).0;
        choice.reduced(vm, this.as_value(), |vm| index_tuple(vm, &choice.indices))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Combinations>, state: &Value) -> Res<()> {
        let state = index_state(vm, state, this.get(vm).0.r)?;
        this.get_mut(vm).0.restore(&state, |place, n, r| (place + n).saturating_sub(r));
        Ok(())
    }
}

pub struct CombinationsWithReplacement(Choice);

impl Trace for CombinationsWithReplacement {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.0.pool.as_value());
    }

    fn bytes(&self) -> usize {
        self.0.indices.bytes()
    }
}

impl CombinationsWithReplacement {
    fn advance(vm: &mut Vm, this: &Ref<CombinationsWithReplacement>) -> Res<Option<Value>> {
        let more = this.get_mut(vm).0.step(|indices, n| {
            let Some(place) = indices.iter().rposition(|index| *index + 1 != n) else { return false };
            let index = indices[place] + 1;
            indices[place..].fill(index);
            true
        });
        let choice = &this.get(vm).0;
        if more { choice.result(vm, choice.indices.len()).map(Some) } else { Ok(None) }
    }
}

iteration!(CombinationsWithReplacement);

#[methods("itertools.combinations_with_replacement", with(ITERATION))]
impl CombinationsWithReplacement {
    #[py("__new__($type, /, iterable, r)")]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterable: &Value,
        r: i64,
    ) -> Res<Ref<CombinationsWithReplacement>> {
        let pool = tuple::from_iterable(vm, iterable)?;
        let r = size_of_choice(vm, r)?;
        let mut indices = Buf::with_capacity(vm.heap(), r)?;
        indices.fill_with(r, 0)?;
        let progress = if pool.is_empty() && r > 0 { Progress::Over } else { Progress::NotStarted };
        let choice = Choice { pool, r, indices, progress };
        Ok(attrs::new_instance(vm, class, CombinationsWithReplacement(choice)))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<CombinationsWithReplacement>) -> Res<Ref<Tuple>> {
        let choice = &this.get(vm).0;
        choice.reduced(vm, this.as_value(), |vm| index_tuple(vm, &choice.indices))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<CombinationsWithReplacement>, state: &Value) -> Res<()> {
        let state = index_state(vm, state, this.get(vm).0.r)?;
        this.get_mut(vm).0.restore(&state, |_, n, _| n.saturating_sub(1));
        Ok(())
    }
}

pub struct Permutations {
    /// All indices; the first `cycles.len()` are the result's.
    choice: Choice,
    /// How far each position of the result can still be moved.
    cycles: Buf<usize>,
}

impl Trace for Permutations {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.choice.pool.as_value());
    }

    fn bytes(&self) -> usize {
        self.choice.indices.bytes() + self.cycles.bytes()
    }
}

impl Permutations {
    fn advance(vm: &mut Vm, this: &Ref<Permutations>) -> Res<Option<Value>> {
        let Permutations { choice, cycles } = this.get_mut(vm);
        let more = choice.step(|indices, n| {
            for place in (0..cycles.len()).rev() {
                cycles[place] -= 1;
                if cycles[place] == 0 {
                    // All were tried here: the index goes to the end again.
                    indices[place..].rotate_left(1);
                    cycles[place] = n - place;
                } else {
                    indices.swap(place, n - cycles[place]);
                    return true;
                }
            }
            false
        });
        let Permutations { choice, cycles } = this.get(vm);
        if more { choice.result(vm, cycles.len()).map(Some) } else { Ok(None) }
    }
}

iteration!(Permutations);

#[methods("itertools.permutations", with(ITERATION))]
impl Permutations {
    #[py("__new__($type, /, iterable, r=None)")]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterable: &Value,
        r: Option<&Value>,
    ) -> Res<Ref<Permutations>> {
        let pool = tuple::from_iterable(vm, iterable)?;
        let n = pool.len();
        let r = match r {
            None => n,
            Some(r) => {
                if r.as_small_int().is_none() && r.as_bool().is_none() && r.downcast::<Int>().is_none() {
                    return Err(vm.type_error("Expected int as r"));
                }
                let Some(r) = int::to_i64(r) else {
                    return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
                };
                size_of_choice(vm, r)?
            }
        };
        let choice = Choice::new(vm, pool, r, 0..n)?;
        let mut cycles = Buf::with_capacity(vm.heap(), r.min(n))?;
        for place in 0..r.min(n) {
            cycles.push(n - place)?;
        }
        Ok(attrs::new_instance(vm, class, Permutations { choice, cycles }))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Permutations>) -> Res<Ref<Tuple>> {
        let Permutations { choice, cycles } = this.get(vm);
        choice.reduced(vm, this.as_value(), |vm| {
            let parts = [index_tuple(vm, &choice.indices)?, index_tuple(vm, cycles)?];
            Ok(tuple::from_slice(vm, &parts)?.into())
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Permutations>, state: &Value) -> Res<()> {
        let (n, r) = (this.get(vm).choice.pool.len(), this.get(vm).choice.r);
        let Some([indices, cycles]) = state.downcast::<Tuple>().map(|state| state.items()) else {
            return Err(vm.value_error("invalid arguments"));
        };
        let (indices, given) = (index_state(vm, indices, n)?, index_state(vm, cycles, r)?);
        let Permutations { choice, cycles } = this.get_mut(vm);
        choice.restore(&indices, |_, n, _| n.saturating_sub(1));
        for (place, (cycle, given)) in cycles.iter_mut().zip(given).enumerate() {
            *cycle = clamp(given, n - place).max(1);
        }
        Ok(())
    }
}

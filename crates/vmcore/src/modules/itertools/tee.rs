//! `tee`: several iterators over one input. Items wait in a chain of blocks, which dies behind the slowest.

use crate::heap::{Buf, Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::iteration::iteration;
use crate::objects::list::{self, List};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Items of one block.
const BLOCK: usize = 57;

/// A block of items that were read, and what comes behind it.
pub struct TeeBlock {
    iterator: Value,
    items: Buf<Value>,
    next: Option<Ref<TeeBlock>>,
    /// Whether the input is being asked.
    running: bool,
}

impl Trace for TeeBlock {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.iterator);
        self.items.iter().for_each(&mut *visit);
        self.next.iter().for_each(|next| visit(next.as_value()));
    }

    fn bytes(&self) -> usize {
        self.items.bytes()
    }
}

impl TeeBlock {
    fn new(vm: &Vm, iterator: Value) -> Ref<TeeBlock> {
        vm.alloc(TeeBlock { iterator, items: Buf::new(vm.heap()), next: None, running: false })
    }

    fn item(vm: &mut Vm, this: &Ref<TeeBlock>, index: usize) -> Res<Option<Value>> {
        if let Some(item) = this.get(vm).items.get(index) {
            return Ok(Some(item.clone()));
        }
        if this.get(vm).running {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        this.get_mut(vm).running = true;
        let iterator = this.get(vm).iterator.clone();
        let item = ops::next(vm, &iterator);
        this.get_mut(vm).running = false;
        let Some(item) = item? else { return Ok(None) };
        this.get_mut(vm).items.push(item.clone())?;
        Ok(Some(item))
    }
}

pub struct Tee {
    block: Ref<TeeBlock>,
    index: usize,
}

impl Trace for Tee {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.block.as_value());
    }
}

impl Tee {
    fn advance(vm: &mut Vm, this: &Ref<Tee>) -> Res<Option<Value>> {
        if this.get(vm).index >= BLOCK {
            let block = this.get(vm).block.clone();
            let next = match block.get(vm).next.clone() {
                Some(next) => next,
                None => {
                    let next = TeeBlock::new(vm, block.get(vm).iterator.clone());
                    block.get_mut(vm).next = Some(next.clone());
                    next
                }
            };
            let old = std::mem::replace(this.get_mut(vm), Tee { block: next, index: 0 });
            drop(old);
        }
        let (block, index) = (this.get(vm).block.clone(), this.get(vm).index);
        let item = TeeBlock::item(vm, &block, index)?;
        if item.is_some() {
            this.get_mut(vm).index = index + 1;
        }
        Ok(item)
    }

    fn over(vm: &mut Vm, class: &Ref<Type>, iterable: &Value) -> Res<Ref<Tee>> {
        let iterator = ops::get_iter(vm, iterable)?;
        if let Some(tee) = iterator.downcast::<Tee>() {
            let Tee { block, index } = tee.get(vm);
            let copy = Tee { block: block.clone(), index: *index };
            return Ok(attrs::new_instance(vm, class, copy));
        }
        let block = TeeBlock::new(vm, iterator);
        Ok(attrs::new_instance(vm, class, Tee { block, index: 0 }))
    }
}

/// `tee(iterable, n)`
pub(super) fn tee(vm: &mut Vm, iterable: &Value, n: i64) -> Res<Ref<Tuple>> {
    let Ok(n) = usize::try_from(n) else {
        return Err(vm.value_error("n must be >= 0"));
    };
    let mut made = Buf::with_capacity(vm.heap(), n)?;
    if n == 0 {
        return Ok(tuple::from_slice(vm, &[])?);
    }
    let iterator = ops::get_iter(vm, iterable)?;
    let name = vm.intern("__copy__");
    let copyable = match ops::attr::get_attr_or_none(vm, &iterator, &name)? {
        Some(_) => iterator,
        None => {
            let class = vm.types().tee.clone();
            Tee::over(vm, &class, &iterator)?.into()
        }
    };
    made.push(copyable.clone())?;
    while made.len() < n {
        vm.tick(1)?;
        made.push(call::method(vm, &copyable, &name, &[])?)?;
    }
    Ok(tuple::from_slice(vm, &made)?)
}

iteration!(Tee);

#[methods("itertools._tee", with(ITERATION))]
impl Tee {
    #[py("__new__($type, iterable, /)", flavour = "positional")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, iterable: &Value) -> Res<Ref<Tee>> {
        Tee::over(vm, class, iterable)
    }

    #[py("__copy__($self, /)", no_text_signature)]
    fn copy(vm: &Vm, this: &Ref<Tee>) -> Ref<Tee> {
        let Tee { block, index } = this.get(vm);
        vm.alloc(Tee { block: block.clone(), index: *index })
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Tee>) -> Res<(Value, Value, Value)> {
        let Tee { block, index } = this.get(vm);
        let empty = tuple::from_slice(vm, &[])?.into();
        let args = tuple::from_slice(vm, &[empty])?;
        let state = tuple::from_slice(vm, &[block.to_value(), Value::small_int_wrapping(*index as i64)])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into(), state.into()))
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Tee>, state: &Value) -> Res<()> {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(vm.type_error("state is not a tuple"));
        };
        let [block, index] = state.items() else {
            return Err(vm.type_error("function takes exactly 2 arguments"));
        };
        let Some(block) = block.downcast::<TeeBlock>() else {
            return Err(vm.type_error("argument 1 must be itertools._tee_dataobject"));
        };
        let index = usize::try_from(ops::number::to_ssize(vm, index)?).ok().filter(|index| *index <= BLOCK);
        let Some(index) = index else { return Err(vm.value_error("Index out of range")) };
        let old = std::mem::replace(this.get_mut(vm), Tee { block: block.clone(), index });
        drop(old);
        Ok(())
    }
}

#[methods("itertools._tee_dataobject")]
impl TeeBlock {
    #[py("__new__($type, iterable, values, next, /)", flavour = "positional")]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        iterable: &Value,
        values: &Value,
        next: &Value,
    ) -> Res<Ref<TeeBlock>> {
        let Some(values) = values.exact::<List>() else {
            return Err(vm.type_error("argument 2 must be list"));
        };
        let mut items: Buf<Value> = Buf::with_capacity(vm.heap(), values.len(vm))?;
        for value in values.get(vm).items.iter() {
            items.push(value.clone())?;
        }
        let next = match next.downcast::<TeeBlock>() {
            Some(next) if items.len() == BLOCK => Some(next.clone()),
            None if next.is_none() && items.len() <= BLOCK => None,
            _ => return Err(vm.value_error("Invalid arguments")),
        };
        let block = TeeBlock { iterator: iterable.clone(), items, next, running: false };
        Ok(attrs::new_instance(vm, class, block))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<TeeBlock>) -> Res<(Value, Value)> {
        let TeeBlock { iterator, items, next, .. } = this.get(vm);
        let next = next.as_ref().map_or(Value::NONE, |next| next.to_value());
        let items = list::from_slice(vm, items)?.into();
        let args = tuple::from_slice(vm, &[iterator.clone(), items, next])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }
}

//! The iterators over dicts and their views, forwards and backwards: six types over one payload.

use super::{Dict, Part};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::tuple::LastTuple;
use crate::objects::{iterator_state, list};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct DictIterator {
    /// None once it is used up.
    dict: Option<Ref<Dict>>,
    part: Part,
    reverse: bool,
    /// Entries gone by, from the end that it started at.
    passed: usize,
    /// The dict's length when this was made; none once another was seen.
    len: Option<usize>,
    /// How many items are still expected.
    left: usize,
    /// Entries when a reverse iterator was made: it starts there.
    entries: usize,
    /// Of items.
    last: LastTuple,
    /// The version of the keys that an OrderedDict's must keep.
    watched: Option<u64>,
}

impl Trace for DictIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.dict.iter().for_each(|dict| visit(dict.as_value()));
        self.last.trace(visit);
    }
}

impl DictIterator {
    pub fn new(vm: &Vm, dict: &Ref<Dict>, part: Part, reverse: bool) -> Ref<DictIterator> {
        let types = vm.types();
        let class = match (part, reverse) {
            (Part::Keys, false) => &types.dict_key_iterator,
            (Part::Values, false) => &types.dict_value_iterator,
            (Part::Items, false) => &types.dict_item_iterator,
            (Part::Keys, true) => &types.dict_reverse_key_iterator,
            (Part::Values, true) => &types.dict_reverse_value_iterator,
            (Part::Items, true) => &types.dict_reverse_item_iterator,
        };
        let len = dict.len(vm);
        let entries = dict.get(vm).table.entries().len();
        let dict = Some(dict.clone());
        let iterator = DictIterator {
            dict,
            part,
            reverse,
            passed: 0,
            len: Some(len),
            left: len,
            entries,
            last: LastTuple::default(),
            watched: None,
        };
        vm.alloc_as(class, iterator)
    }

    /// Over an OrderedDict.
    pub fn ordered(vm: &mut Vm, dict: &Ref<Dict>, part: Part, reverse: bool) -> Ref<DictIterator> {
        let left = dict.len(vm);
        let iterator = DictIterator {
            dict: Some(dict.clone()),
            part,
            reverse,
            passed: 0,
            len: None,
            left,
            entries: dict.get(vm).table.entries().len(),
            last: LastTuple::default(),
            watched: Some(dict.keys_version(vm)),
        };
        vm.alloc_as(&vm.types().ordered_dict_iterator, iterator)
    }

    /// Refuses a step where the keys of an OrderedDict have changed, unless it is at its end.
    #[cold]
    fn check_watched(vm: &mut Vm, this: &Ref<DictIterator>, watched: u64) -> Res<()> {
        let iterator = this.get(vm);
        let Some(dict) = iterator.dict.clone() else { return Ok(()) };
        if iterator.left == 0 {
            drop(this.get_mut(vm).dict.take());
            return Ok(());
        }
        if dict.keys_version(vm) == watched {
            return Ok(());
        }
        let what = if dict.is_empty(vm) { "changed size" } else { "mutated" };
        Err(vm.runtime_error(&format!("OrderedDict {what} during iteration")))
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<DictIterator>) -> Res<Option<Value>> {
        let part = this.get(vm).part;
        match DictIterator::step(vm, this)? {
            Some(pair) if part == Part::Items => {
                let mut last = std::mem::take(&mut this.get_mut(vm).last);
                let tuple = last.give(vm, pair);
                this.get_mut(vm).last = last;
                Ok(Some(tuple?.into()))
            }
            Some([key, value]) => part.of(vm, &key, &value).map(Some),
            None => Ok(None),
        }
    }

    /// Whether it gives pairs.
    pub fn is_of_items(&self) -> bool {
        self.part == Part::Items
    }

    /// The next key or value, where there is one in place and it is no pair that is asked for.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<DictIterator>) -> Option<Value> {
        let iterator = this.get(vm);
        let (key, value) = iterator.in_place(vm)?;
        let item = match iterator.part {
            Part::Keys => key.clone(),
            Part::Values => value.clone(),
            Part::Items => return None,
        };
        this.get_mut(vm).pass();
        Some(item)
    }

    /// The next key and value, where they are in place and asked for.
    #[inline(always)]
    pub fn quick_pair(vm: &mut Vm, this: &Ref<DictIterator>) -> Option<[Value; 2]> {
        let iterator = this.get(vm);
        let (key, value) = iterator.in_place(vm).filter(|_| iterator.is_of_items())?;
        let pair = [key.clone(), value.clone()];
        this.get_mut(vm).pass();
        Some(pair)
    }

    /// The entry that comes next, forwards, unless it was deleted or the dict has changed.
    #[inline(always)]
    fn in_place<'a>(&'a self, vm: &'a Vm) -> Option<(&'a Value, &'a Value)> {
        let table = &self.dict.as_ref()?.get(vm).table;
        let steady = !self.reverse && self.left > 0 && self.len == Some(table.len());
        if steady { table.entry(self.passed) } else { None }
    }

    #[inline(always)]
    fn pass(&mut self) {
        self.passed += 1;
        self.left -= 1;
    }

    /// The next key and value.
    #[inline]
    pub fn step(vm: &mut Vm, this: &Ref<DictIterator>) -> Res<Option<[Value; 2]>> {
        let watched = this.get(vm).watched;
        if let Some(watched) = watched {
            DictIterator::check_watched(vm, this, watched)?;
        }
        let iterator = this.get(vm);
        let Some(dict) = &iterator.dict else { return Ok(None) };
        let table = &dict.get(vm).table;
        if watched.is_none() && iterator.len != Some(table.len()) {
            this.get_mut(vm).len = None;
            return Err(vm.runtime_error("dictionary changed size during iteration"));
        }
        let mut passed = iterator.passed;
        let found = loop {
            let index = if iterator.reverse {
                iterator.entries.checked_sub(1 + passed)
            } else {
                Some(passed).filter(|index| *index < table.entries().len())
            };
            let Some(index) = index else { break None };
            passed += 1;
            if let Some((key, value)) = table.entry(index) {
                break Some([key.clone(), value.clone()]);
            }
        };
        if passed - iterator.passed > 1 {
            vm.tick((passed - iterator.passed) as u64)?;
        }
        if found.is_some() && iterator.left == 0 && !iterator.reverse {
            drop(this.get_mut(vm).dict.take());
            return Err(vm.runtime_error("dictionary keys changed during iteration"));
        }
        let iterator = this.get_mut(vm);
        iterator.passed = passed;
        iterator.left = iterator.left.saturating_sub(1);
        if found.is_none() {
            drop(iterator.dict.take());
        }
        Ok(found)
    }

    fn remaining(&self, vm: &Vm) -> usize {
        match &self.dict {
            Some(dict) if self.watched.is_some() || self.len == Some(dict.len(vm)) => self.left,
            _ => 0,
        }
    }
}

iteration!(DictIterator);

#[methods("dict_keyiterator", with(ITERATION))]
impl DictIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<DictIterator>) -> usize {
        this.get(vm).remaining(vm)
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<DictIterator>) -> Res<Value> {
        let iterator = this.get(vm);
        let DictIterator { part, reverse, passed, len, left, entries, watched, .. } = *iterator;
        let dict = iterator.dict.clone();
        let last = LastTuple::default();
        let copy = vm.alloc(DictIterator { dict, part, reverse, passed, len, left, entries, last, watched });
        let rest = list::new(vm);
        while let Some(item) = DictIterator::advance(vm, &copy)? {
            rest.push(vm, item)?;
        }
        iterator_state::reduce(vm, "iter", |_| Ok((rest.into(), None)))
    }
}

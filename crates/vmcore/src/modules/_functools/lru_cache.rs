//! `_lru_cache_wrapper`: a function that remembers its results. The dict of results is in the order of use, the one
//! that was longest not used first.

use crate::heap::{Trace, Visit};
use crate::native::{Args, Kwargs, methods};
use crate::objects::dict::{self, Dict, Found};
use crate::objects::instance::Instance;
use crate::objects::int::{self, Int};
use crate::objects::method::BoundMethod;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, tuple};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct LruCache {
    function: Value,
    /// None: without bound.
    maxsize: Option<usize>,
    typed: bool,
    results: Ref<Dict>,
    /// No entry of the dict before this one is in use.
    oldest: usize,
    hits: i64,
    misses: i64,
    info_type: Value,
    /// Stands between positional and keyword arguments in a key.
    mark: Value,
}

impl Trace for LruCache {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.function, &self.info_type, &self.mark].into_iter().for_each(&mut *visit);
        visit(self.results.as_value());
    }
}

impl LruCache {
    /// The key for a call: the argument itself where it is one str or int, else a tuple.
    fn key(vm: &mut Vm, this: &Ref<LruCache>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let typed = this.get(vm).typed;
        if !typed && kwargs.is_empty() {
            if let [only] = args
                && (only.exact::<Str>().is_some()
                    || only.as_small_int().is_some()
                    || only.exact::<Int>().is_some())
            {
                return Ok(only.clone());
            }
            return Ok(tuple::from_slice(vm, args)?.into());
        }
        let mut parts = args.to_vec();
        if !kwargs.is_empty() {
            parts.push(this.get(vm).mark.clone());
            for (name, value) in kwargs.clone() {
                parts.push(name.to_value());
                parts.push(value.clone());
            }
        }
        if typed {
            parts.extend(args.iter().map(|arg| class_of(vm, arg).to_value()));
            parts.extend(kwargs.map(|(_, value)| class_of(vm, value).to_value()));
        }
        Ok(tuple::from_slice(vm, &parts)?.into())
    }

    fn call_function(vm: &mut Vm, this: &Ref<LruCache>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let function = this.get(vm).function.clone();
        if kwargs.is_empty() {
            return call::call_positional(vm, &function, args);
        }
        let (names, named): (Vec<Value>, Vec<Value>) = kwargs.map(|(n, v)| (n.to_value(), v.clone())).unzip();
        let values: Vec<Value> = args.iter().cloned().chain(named).collect();
        let names = tuple::from_slice(vm, &names)?;
        call::call(vm, &function, Args::new(&values, Some(&names)))
    }

    /// Adds a result as the one used last.
    fn add(vm: &mut Vm, this: &Ref<LruCache>, key: Value, hash: i64, result: Value) -> Res<()> {
        let results = this.get(vm).results.clone();
        let entries = results.get(vm).table.entries().len();
        results.get_mut(vm).table.add(key, hash, result)?;
        if results.get(vm).table.entries().len() != entries + 1 {
            // The table was made anew, without unused entries.
            this.get_mut(vm).oldest = 0;
        }
        Ok(())
    }

    /// Forgets the result that was longest not used.
    fn forget_oldest(vm: &mut Vm, this: &Ref<LruCache>) {
        let results = this.get(vm).results.clone();
        let mut index = this.get(vm).oldest;
        let entries = results.get(vm).table.entries().len();
        while index < entries && results.get(vm).table.entry(index).is_none() {
            index += 1;
        }
        this.get_mut(vm).oldest = index;
        if index < entries {
            let old = results.get_mut(vm).table.remove(index);
            drop(old);
        }
    }
}

#[methods("functools._lru_cache_wrapper")]
impl LruCache {
    #[py(
        "__new__($type, /, user_function, maxsize, typed, cache_info_type)",
        no_text_signature,
        name = "lru_cache"
    )]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        user_function: &Value,
        maxsize: Option<&Value>,
        typed: bool,
        cache_info_type: &Value,
    ) -> Res<Ref<LruCache>> {
        if !call::is_callable(vm, user_function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let maxsize = match maxsize {
            None => None,
            Some(size) if ops::has_index(vm, size) => {
                let size = ops::index(vm, size)?;
                match int::to_i64(&size) {
                    Some(size) => Some(usize::try_from(size).unwrap_or(0)),
                    None => return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
                }
            }
            Some(_) => return Err(vm.type_error("maxsize should be integer or None")),
        };
        let payload = LruCache {
            function: user_function.clone(),
            maxsize,
            typed,
            results: dict::new(vm),
            oldest: 0,
            hits: 0,
            misses: 0,
            info_type: cache_info_type.clone(),
            mark: vm.alloc(Instance).into(),
        };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<LruCache>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        if this.get(vm).maxsize == Some(0) {
            this.get_mut(vm).misses += 1;
            return LruCache::call_function(vm, this, args, kwargs);
        }
        let key = LruCache::key(vm, this, args, kwargs.clone())?;
        let hash = ops::hash(vm, &key)?;
        let results = this.get(vm).results.clone();
        let bounded = this.get(vm).maxsize.is_some();
        if let Found::At(index) = results.find(vm, &key, hash)? {
            this.get_mut(vm).hits += 1;
            if !bounded {
                return Ok(results.get(vm).table.value_at(index).cloned().unwrap_or(Value::NONE));
            }
            // Behind all others: it was used last.
            let Some((key, result)) = results.get_mut(vm).table.remove(index) else { return Ok(Value::NONE) };
            LruCache::add(vm, this, key, hash, result.clone())?;
            return Ok(result);
        }
        this.get_mut(vm).misses += 1;
        let result = LruCache::call_function(vm, this, args, kwargs)?;
        // The call may have come to the same arguments itself, or have cleared the cache.
        let results = this.get(vm).results.clone();
        if !bounded {
            results.set_hashed(vm, &key, hash, result.clone())?;
            return Ok(result);
        }
        if let Found::Nowhere = results.find(vm, &key, hash)? {
            if this.get(vm).maxsize.is_some_and(|maxsize| results.len(vm) >= maxsize) {
                LruCache::forget_oldest(vm, this);
            }
            LruCache::add(vm, this, key, hash, result.clone())?;
        }
        Ok(result)
    }

    #[py("__get__")]
    fn descriptor_get(vm: &Vm, this: &Value, instance: &Value, _owner: &Value) -> Value {
        if instance.is_none() {
            return this.clone();
        }
        vm.alloc(BoundMethod { function: this.clone(), receiver: instance.clone() }).into()
    }

    #[py("cache_info($self, /)", no_text_signature)]
    fn cache_info(vm: &mut Vm, this: &Ref<LruCache>) -> Res<Value> {
        let cache = this.get(vm);
        let (info_type, maxsize) = (cache.info_type.clone(), cache.maxsize);
        let (hits, misses, len) = (cache.hits, cache.misses, cache.results.len(vm));
        let maxsize = match maxsize {
            Some(maxsize) => ops::int(vm, maxsize as i64)?,
            None => Value::NONE,
        };
        let values = [ops::int(vm, hits)?, ops::int(vm, misses)?, maxsize, ops::int(vm, len as i64)?];
        call::call_positional(vm, &info_type, &values)
    }

    #[py("cache_clear($self, /)", no_text_signature)]
    fn cache_clear(vm: &mut Vm, this: &Ref<LruCache>) {
        let results = this.get(vm).results.clone();
        let cache = this.get_mut(vm);
        (cache.hits, cache.misses, cache.oldest) = (0, 0, 0);
        let old = results.get_mut(vm).table.take();
        drop(old);
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<LruCache>) -> Res<Value> {
        let name = vm.names().__qualname__.clone();
        ops::get_attr(vm, this.as_value(), &name)
    }

    #[py("__copy__($self, /)", no_text_signature)]
    fn copy(this: &Value) -> Value {
        this.clone()
    }

    #[py("__deepcopy__($self, memo, /)", no_text_signature)]
    fn deepcopy(this: &Value, _memo: &Value) -> Value {
        this.clone()
    }
}

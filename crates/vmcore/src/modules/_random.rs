//! `_random`: the Mersenne Twister (Matsumoto and Nishimura, MT19937) that the library's `random` is made on.
//!
//! No crate of it shows its state as `getstate` must.

use std::time::SystemTime;

use crate::heap::{Buf, Trace, Visit};
use crate::native::{Kwargs, methods, module};
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::int::{self, IntView};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Module;

#[module("_random")]
impl Module {}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let class = vm.types().random.to_value();
    super::set(vm, dict, "Random", class)
}

/// Words of the generator's state.
const LEN: usize = 624;
/// How far apart the words are that make a new one.
const MIDDLE: usize = 397;

/// A generator.
pub struct Random {
    words: [u32; LEN],
    /// How many of the words have been given out.
    index: usize,
}

impl Trace for Random {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl Random {
    fn unseeded() -> Random {
        Random { words: [0; LEN], index: 0 }
    }

    /// `init_genrand`
    fn seed_with_word(&mut self, seed: u32) {
        let mut word = seed;
        for (i, slot) in self.words.iter_mut().enumerate() {
            if i > 0 {
                word = (word ^ (word >> 30)).wrapping_mul(1812433253).wrapping_add(i as u32);
            }
            *slot = word;
        }
        self.index = LEN;
    }

    /// `init_by_array`; the key is not empty.
    fn seed_with_key(&mut self, key: &[u32]) {
        self.seed_with_word(19650218);
        let mut i = 1;
        let mut mix = |words: &mut [u32; LEN], factor: u32, add: &dyn Fn(usize) -> u32| {
            let before = words[i - 1];
            words[i] = (words[i] ^ (before ^ (before >> 30)).wrapping_mul(factor)).wrapping_add(add(i));
            i += 1;
            if i == LEN {
                words[0] = words[LEN - 1];
                i = 1;
            }
        };
        for j in (0..key.len()).cycle().take(LEN.max(key.len())) {
            mix(&mut self.words, 1664525, &|_| key[j].wrapping_add(j as u32));
        }
        for _ in 1..LEN {
            mix(&mut self.words, 1566083941, &|i| (i as u32).wrapping_neg());
        }
        self.words[0] = 0x8000_0000;
    }

    /// The next 32 bits.
    fn next_word(&mut self) -> u32 {
        if self.index >= LEN {
            self.twist();
        }
        let mut y = self.words[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// Makes all words anew.
    fn twist(&mut self) {
        let words = &mut self.words;
        let mut mix = |i: usize, next: usize, other: usize| {
            let y = (words[i] & 0x8000_0000) | (words[next] & 0x7fff_ffff);
            let twisted = (y >> 1) ^ if y & 1 == 1 { 0x9908_b0df } else { 0 };
            words[i] = words[other] ^ twisted;
        };
        (0..LEN - MIDDLE).for_each(|i| mix(i, i + 1, i + MIDDLE));
        (LEN - MIDDLE..LEN - 1).for_each(|i| mix(i, i + 1, i + MIDDLE - LEN));
        mix(LEN - 1, 0, MIDDLE - 1);
        self.index = 0;
    }
}

#[methods("_random.Random")]
/// A random number generator with a state of its own.
impl Random {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Random> {
        attrs::new_instance(vm, class, Random::unseeded())
    }

    #[py("__init__")]
    fn init(vm: &mut Vm, this: &Ref<Random>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if !kwargs.is_empty() {
            return Err(vm.type_error("Random() takes no keyword arguments"));
        }
        if args.len() > 1 {
            return Err(vm.type_error("Random() requires 0 or 1 argument"));
        }
        seed(vm, this, args.first())
    }

    #[py("random($self, /)")]
    fn random(vm: &mut Vm, this: &Ref<Random>) -> f64 {
        let generator = this.get_mut(vm);
        let (high, low) = (generator.next_word() >> 5, generator.next_word() >> 6);
        (f64::from(high) * (1u64 << 26) as f64 + f64::from(low)) / (1u64 << 53) as f64
    }

    #[py("seed($self, n=None, /)")]
    fn seed(vm: &mut Vm, this: &Ref<Random>, n: Option<&Value>) -> Res<()> {
        seed(vm, this, n)
    }

    #[py("getstate($self, /)")]
    fn getstate(vm: &mut Vm, this: &Ref<Random>) -> Res<Ref<Tuple>> {
        let generator = this.get(vm);
        let words = generator.words.iter().map(|word| i64::from(*word)).chain([generator.index as i64]);
        let values: Vec<Value> = words.map(Value::small_int_wrapping).collect();
        Ok(tuple::from_iter(vm, values.into_iter())?)
    }

    #[py("setstate($self, state, /)")]
    fn setstate(vm: &mut Vm, this: &Ref<Random>, state: &Value) -> Res<()> {
        let Some(state) = state.downcast::<Tuple>() else {
            return Err(vm.type_error("state vector must be a tuple"));
        };
        if state.len() != LEN + 1 {
            return Err(vm.value_error("state vector is the wrong size"));
        }
        let mut words = [0; LEN];
        for (word, value) in words.iter_mut().zip(state.items()) {
            *word = state_word(vm, value)?;
        }
        let index = ops::index(vm, &state.items()[LEN])?;
        let Some(index) = int::to_i64(&index) else {
            return Err(vm.overflow_error("Python int too large to convert to C long"));
        };
        match usize::try_from(index) {
            Ok(index) if index <= LEN => *this.get_mut(vm) = Random { words, index },
            _ => return Err(vm.value_error("invalid state")),
        }
        Ok(())
    }

    #[py("getrandbits($self, k, /)")]
    fn getrandbits(vm: &mut Vm, this: &Ref<Random>, k: i32) -> Res<Value> {
        let Ok(bits) = u32::try_from(k) else {
            return Err(vm.value_error("number of bits must be non-negative"));
        };
        if bits == 0 {
            return int::from_i64(vm, 0);
        }
        if bits <= u32::BITS {
            let word = this.get_mut(vm).next_word() >> (u32::BITS - bits);
            return Ok(Value::small_int_wrapping(word.into()));
        }
        vm.tick(u64::from(bits / 32))?;
        let words = bits.div_ceil(32);
        let mut limbs: Buf<u64> = Buf::with_capacity(vm.heap(), words.div_ceil(2) as usize)?;
        let generator = this.get_mut(vm);
        for i in 0..words {
            // The last, highest word has what bits are left.
            let missing = 32 * (i + 1) - bits.min(32 * (i + 1));
            let word = u64::from(generator.next_word() >> missing);
            match limbs.last_mut() {
                Some(limb) if i % 2 == 1 => *limb |= word << 32,
                _ => limbs.push(word)?,
            }
        }
        int::from_parts(vm, false, &limbs)
    }
}

/// A word of a state that a program gives, of which C takes the low 32 bits (`PyLong_AsUnsignedLong`).
fn state_word(vm: &Vm, value: &Value) -> Res<u32> {
    let Some(word) = IntView::of(value) else {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("expected int, not {class}")));
    };
    match word.to_u64() {
        Some(word) => Ok(word as u32),
        None if word.negative => Err(vm.overflow_error("can't convert negative value to unsigned int")),
        None => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    }
}

/// Seeds with an int's absolute value, anything else's hash, or without either from the operating system.
fn seed(vm: &mut Vm, this: &Ref<Random>, n: Option<&Value>) -> Res<()> {
    let Some(n) = n.filter(|n| !n.is_none()) else {
        let key = system_key();
        this.get_mut(vm).seed_with_key(&key);
        return Ok(());
    };
    let hash;
    let limbs = match IntView::of(n) {
        Some(int) => int,
        None => {
            let unsigned = ops::hash(vm, n)? as u64;
            hash = int::from_u64(vm, unsigned)?;
            IntView::of(&hash).unwrap_or(IntView::from(0))
        }
    };
    let mut key: Buf<u32> = Buf::with_capacity(vm.heap(), 2 * limbs.limbs().len() + 1)?;
    for limb in limbs.limbs() {
        key.push(*limb as u32)?;
        key.push((limb >> 32) as u32)?;
    }
    // As many words as there are bits for, and one at least.
    let words = limbs.bit_length().div_ceil(32).max(1) as usize;
    key.truncate(words);
    if key.is_empty() {
        key.push(0)?;
    }
    vm.tick(key.len() as u64)?;
    this.get_mut(vm).seed_with_key(&key);
    Ok(())
}

/// A key from the operating system's random numbers, or else from the time.
fn system_key() -> Vec<u32> {
    let mut bytes = [0; 4 * LEN];
    if getrandom::fill(&mut bytes).is_ok() {
        return bytes.chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap_or_default())).collect();
    }
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    vec![now.as_secs() as u32, now.subsec_nanos(), std::process::id()]
}

//! CPython's hash functions. A hash is an `i64` and never -1, which CPython keeps for "error".

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use crate::StrView;

/// Hashes of numbers are taken modulo this prime, 2^61 - 1, so that equal numbers of different types hash alike.
pub const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;

/// `hash(inf)`; `hash(-inf)` is its negative.
pub const INFINITY: i64 = 314159;

/// What the imaginary part's hash is multiplied with in `hash(complex)`.
const IMAGINARY: u64 = 1_000_003;

/// -1 stands for an error, so the hash that comes out as -1 is -2.
fn not_error(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// The key under which str and bytes are hashed: SipHash-1-3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    k0: u64,
    k1: u64,
}

impl Key {
    /// The key that CPython makes of `PYTHONHASHSEED=seed`: 0 is the zero key, any other seed is expanded by a
    /// linear congruential generator (`lcg_urandom` in Python/bootstrap_hash.c).
    pub fn from_seed(seed: u32) -> Key {
        if seed == 0 {
            return Key::from_bytes([0; 16]);
        }
        let mut state = seed;
        Key::from_bytes(std::array::from_fn(|_| {
            state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
            (state >> 16) as u8
        }))
    }

    /// A key of 16 random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Key {
        let all = u128::from_le_bytes(bytes);
        Key { k0: all as u64, k1: (all >> 64) as u64 }
    }

    /// `hash(bytes)`.
    pub fn hash_bytes(self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        let mut hasher = SipHasher13::new_with_keys(self.k0, self.k1);
        hasher.write(bytes);
        not_error(hasher.finish() as i64)
    }

    /// `hash(str)`, over the bytes that represent it: the view must be of the smallest width, as a string object's
    /// is, or equal strings hash differently.
    pub fn hash_str(self, text: StrView<'_>) -> i64 {
        let mut hasher = SipHasher13::new_with_keys(self.k0, self.k1);
        match text {
            StrView::One(units) => return self.hash_bytes(units),
            StrView::Two(units) => units.iter().for_each(|unit| hasher.write(&unit.to_le_bytes())),
            StrView::Four(units) => units.iter().for_each(|unit| hasher.write(&unit.to_le_bytes())),
        }
        if text.is_empty() { 0 } else { not_error(hasher.finish() as i64) }
    }
}

/// `hash(int)`.
#[inline]
pub fn hash_i64(value: i64) -> i64 {
    let reduced = (value.unsigned_abs() % MODULUS) as i64;
    not_error(if value < 0 { -reduced } else { reduced })
}

/// `hash(int)` of any size: `limbs` are the magnitude's 64-bit digits, least significant first.
pub fn hash_limbs(negative: bool, limbs: impl DoubleEndedIterator<Item = u64>) -> i64 {
    // 2^64 is 8 modulo 2^61 - 1.
    let reduce = |x: u64| match (x & MODULUS) + (x >> BITS) {
        sum @ MODULUS.. => sum - MODULUS,
        sum => sum,
    };
    let reduced = limbs.rev().fold(0, |rest, limb| reduce(reduce(rest << 3) + reduce(limb))) as i64;
    not_error(if negative { -reduced } else { reduced })
}

/// `hash(float)`; `None` for NaN, whose hash is that of its identity.
pub fn hash_f64(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    let (mantissa, exponent) = crate::float::decompose(value);
    // Multiplying by 2 modulo 2^61 - 1 rotates the 61 bits.
    let rotation = exponent.rem_euclid(BITS as i32) as u32;
    let reduced = mantissa % MODULUS;
    let rotated = ((reduced << rotation) & MODULUS) | (reduced >> (BITS - rotation));
    let hash = rotated as i64;
    Some(not_error(if value < 0.0 { -hash } else { hash }))
}

/// `hash(complex)` from the hashes of its parts.
pub fn hash_complex(real: i64, imaginary: i64) -> i64 {
    not_error((real as u64).wrapping_add(IMAGINARY.wrapping_mul(imaginary as u64)) as i64)
}

/// `hash(tuple)`: a variation of xxHash over the hashes of the items (Objects/tupleobject.c).
#[derive(Clone, Copy, Debug)]
pub struct TupleHash {
    lane: u64,
    length: u64,
}

const PRIME_1: u64 = 0x9E37_79B1_85EB_CA87;
const PRIME_2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const PRIME_5: u64 = 0x27D4_EB2F_1656_67C5;

impl Default for TupleHash {
    #[inline]
    fn default() -> TupleHash {
        TupleHash { lane: PRIME_5, length: 0 }
    }
}

impl TupleHash {
    #[inline]
    pub fn push(&mut self, item: i64) {
        self.lane = self.lane.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        self.lane = self.lane.rotate_left(31).wrapping_mul(PRIME_1);
        self.length += 1;
    }

    #[inline]
    pub fn finish(self) -> i64 {
        let hash = self.lane.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539));
        if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
    }
}

/// `hash(tuple)` from the hashes of its items.
pub fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hash = TupleHash::default();
    items.into_iter().for_each(|item| hash.push(item));
    hash.finish()
}

/// `hash(frozenset)` from the hashes of its items, in any order (Objects/setobject.c).
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut length: u64 = 0;
    let mut hash: u64 = 0;
    for item in items {
        let item = item as u64;
        hash ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
        length += 1;
    }
    hash ^= length.wrapping_add(1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}

//! Character sets: the code between `IN` and its closing `FAILURE`.

use crate::characters::{Characters, Fold, locale_lower, locale_upper};
use crate::opcode::{Category, Opcode};

/// A set of characters; `fold` says what is done to a character before it is looked up.
#[derive(Debug)]
pub(crate) struct Set {
    /// The answer for each character below 256, if `is_cached`.
    latin1: [bool; 256],
    /// The locale has no say.
    is_cached: bool,
    fold: Fold,
    items: Box<[Item]>,
    /// The answer when no item matches.
    otherwise: bool,
}

/// One member of a set: if it contains the character, `answer` is the set's answer.
#[derive(Debug)]
struct Item {
    member: Member,
    answer: bool,
}

#[derive(Debug)]
enum Member {
    Literal(u32),
    Range(u32, u32),
    /// A range of lower-case characters that also contains what has its upper case in it.
    RangeIgnore(u32, u32),
    Category(Category),
    /// One bit for each character below 256.
    Bitmap([u32; 8]),
    /// One bit for each character below 65536.
    BigBitmap(Box<BigBitmap>),
}

/// A bitmap of 65536 bits that stores equal blocks of 256 once.
#[derive(Debug)]
struct BigBitmap {
    /// For each high byte the number of its block.
    numbers: [u8; 256],
    blocks: Box<[[u32; 8]]>,
}

fn bit(bitmap: &[u32; 8], c: u32) -> bool {
    bitmap[(c as usize & 255) / 32] >> (c & 31) & 1 != 0
}

impl Member {
    fn contains<K: Characters>(&self, chars: K, c: u32) -> bool {
        match self {
            Member::Literal(literal) => c == *literal,
            Member::Range(low, high) => (*low..=*high).contains(&c),
            Member::RangeIgnore(low, high) => {
                let range = *low..=*high;
                range.contains(&c) || range.contains(&chars.upper(c))
            }
            Member::Category(category) => category.contains(chars, c),
            Member::Bitmap(bitmap) => c < 256 && bit(bitmap, c),
            Member::BigBitmap(big) => {
                let block = |c: u32| big.blocks.get(usize::from(big.numbers[c as usize >> 8]));
                c < 0x10000 && block(c).is_some_and(|bitmap| bit(bitmap, c))
            }
        }
    }
}

impl Set {
    /// Reads the set that `code` begins with. Answers the set and how many words it takes, the closing `FAILURE`
    /// included; None if it is malformed or not closed.
    pub(crate) fn decode<K: Characters>(code: &[u32], fold: Fold, chars: K) -> Option<(Set, usize)> {
        let mut rest = code;
        let mut items = Vec::new();
        let mut answer = true;
        loop {
            let member = match Opcode::from_code(take(&mut rest)?)? {
                Opcode::Failure => break,
                Opcode::Negate => {
                    answer = !answer;
                    continue;
                }
                Opcode::Literal => Member::Literal(take(&mut rest)?),
                Opcode::Range => Member::Range(take(&mut rest)?, take(&mut rest)?),
                Opcode::RangeUniIgnore => Member::RangeIgnore(take(&mut rest)?, take(&mut rest)?),
                Opcode::Category => Member::Category(Category::from_code(take(&mut rest)?)?),
                Opcode::Charset => Member::Bitmap(take_array(&mut rest)?),
                Opcode::BigCharset => {
                    let count = take(&mut rest)? as usize;
                    // The compiler casts a byte string to words of the machine's own order.
                    let words: [u32; 64] = take_array(&mut rest)?;
                    let mut numbers = [0; 256];
                    for (bytes, word) in numbers.chunks_exact_mut(4).zip(words) {
                        bytes.copy_from_slice(&word.to_ne_bytes());
                    }
                    if count.checked_mul(8)? > rest.len() || numbers.iter().any(|&n| usize::from(n) >= count)
                    {
                        return None;
                    }
                    let blocks = (0..count).map_while(|_| take_array(&mut rest)).collect();
                    Member::BigBitmap(Box::new(BigBitmap { numbers, blocks }))
                }
                _ => return None,
            };
            items.push(Item { member, answer });
        }
        Some((Set::new(items, !answer, fold, chars), code.len() - rest.len()))
    }

    /// The set of the one character `literal`, or of all others.
    pub(crate) fn literal<K: Characters>(literal: u32, negated: bool, fold: Fold, chars: K) -> Set {
        Set::new(vec![Item { member: Member::Literal(literal), answer: !negated }], negated, fold, chars)
    }

    pub(crate) fn category<K: Characters>(category: Category, chars: K) -> Set {
        Set::new(vec![Item { member: Member::Category(category), answer: true }], false, Fold::None, chars)
    }

    fn new<K: Characters>(items: Vec<Item>, otherwise: bool, fold: Fold, chars: K) -> Set {
        let by_locale = fold == Fold::Locale
            || items
                .iter()
                .any(|item| matches!(item.member, Member::Category(category) if category.is_locale()));
        let mut set =
            Set { latin1: [false; 256], is_cached: !by_locale, fold, items: items.into(), otherwise };
        if set.is_cached {
            set.latin1 = std::array::from_fn(|c| set.look_up(chars, c as u32));
        }
        set
    }

    /// The set of the characters whose `latin1` is true, and of all others if `wide`.
    pub(crate) fn below_256(latin1: [bool; 256], wide: bool) -> Set {
        Set { latin1, is_cached: true, fold: Fold::None, items: Box::default(), otherwise: wide }
    }

    /// For each character below 256 whether it is in the set; None if that can change.
    pub(crate) fn latin1(&self) -> Option<&[bool; 256]> {
        self.is_cached.then_some(&self.latin1)
    }

    #[inline]
    pub(crate) fn contains<K: Characters>(&self, chars: K, c: u32) -> bool {
        match self.latin1.get(c as usize) {
            Some(&answer) if self.is_cached => answer,
            _ => self.look_up(chars, c),
        }
    }

    fn look_up<K: Characters>(&self, chars: K, c: u32) -> bool {
        match self.fold {
            Fold::Locale => {
                let (lower, upper) = (locale_lower(chars, c), locale_upper(chars, c));
                self.has(chars, lower) || (upper != lower && self.has(chars, upper))
            }
            fold => self.has(chars, fold.lower(chars, c)),
        }
    }

    fn has<K: Characters>(&self, chars: K, c: u32) -> bool {
        let item = self.items.iter().find(|item| item.member.contains(chars, c));
        item.map_or(self.otherwise, |item| item.answer)
    }

    /// Bytes it holds on the heap.
    pub(crate) fn heap_bytes(&self) -> usize {
        let blocks: usize = self
            .items
            .iter()
            .map(|item| match &item.member {
                Member::BigBitmap(big) => size_of_val(&**big) + size_of_val(&*big.blocks),
                _ => 0,
            })
            .sum();
        blocks + size_of_val(&*self.items)
    }
}

fn take(rest: &mut &[u32]) -> Option<u32> {
    let (&first, others) = rest.split_first()?;
    *rest = others;
    Some(first)
}

fn take_array<const N: usize>(rest: &mut &[u32]) -> Option<[u32; N]> {
    let (&array, others) = rest.split_first_chunk()?;
    *rest = others;
    Some(array)
}

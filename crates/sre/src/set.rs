//! Character sets: the code between `IN` and its closing `FAILURE`.

use crate::characters::{Fold, locale_lower, locale_upper, unicode_upper};
use crate::opcode::{Category, Opcode};

/// A set of characters; `fold` says what is done to a character before it is looked up.
#[derive(Debug)]
pub(crate) struct Set {
    /// The answer for each character below 256.
    latin1: [bool; 256],
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
    fn contains(&self, c: u32) -> bool {
        match self {
            Member::Literal(literal) => c == *literal,
            Member::Range(low, high) => (*low..=*high).contains(&c),
            Member::RangeIgnore(low, high) => {
                let range = *low..=*high;
                range.contains(&c) || range.contains(&unicode_upper(c))
            }
            Member::Category(category) => category.contains(c),
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
    pub(crate) fn decode(code: &[u32], fold: Fold) -> Option<(Set, usize)> {
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
        Some((Set::new(items, !answer, fold), code.len() - rest.len()))
    }

    /// The set of the one character `literal`, or of all others.
    pub(crate) fn literal(literal: u32, negated: bool, fold: Fold) -> Set {
        Set::new(vec![Item { member: Member::Literal(literal), answer: !negated }], negated, fold)
    }

    /// The same for a literal of a pattern with IGNORECASE and LOCALE, whose case the compiler leaves alone.
    pub(crate) fn locale_literal(literal: u32, negated: bool) -> Set {
        let others = (0..256).filter(|&c| locale_lower(c) == literal || locale_upper(c) == literal);
        let members = std::iter::once(literal).chain(others).map(Member::Literal);
        let items = members.map(|member| Item { member, answer: !negated }).collect();
        Set::new(items, negated, Fold::None)
    }

    pub(crate) fn category(category: Category) -> Set {
        Set::new(vec![Item { member: Member::Category(category), answer: true }], false, Fold::None)
    }

    fn new(items: Vec<Item>, otherwise: bool, fold: Fold) -> Set {
        let mut set = Set { latin1: [false; 256], fold, items: items.into(), otherwise };
        set.latin1 = std::array::from_fn(|c| set.look_up(c as u32));
        set
    }

    /// The set of the characters whose `latin1` is true, and of all others if `wide`.
    pub(crate) fn below_256(latin1: [bool; 256], wide: bool) -> Set {
        Set { latin1, fold: Fold::None, items: Box::default(), otherwise: wide }
    }

    /// For each character below 256 whether it is in the set.
    pub(crate) fn latin1(&self) -> &[bool; 256] {
        &self.latin1
    }

    #[inline]
    pub(crate) fn contains(&self, c: u32) -> bool {
        match self.latin1.get(c as usize) {
            Some(&answer) => answer,
            None => self.look_up(c),
        }
    }

    fn look_up(&self, c: u32) -> bool {
        match self.fold {
            Fold::Locale => {
                let (lower, upper) = (locale_lower(c), locale_upper(c));
                self.has(lower) || (upper != lower && self.has(upper))
            }
            fold => self.has(fold.lower(c)),
        }
    }

    fn has(&self, c: u32) -> bool {
        let item = self.items.iter().find(|item| item.member.contains(c));
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

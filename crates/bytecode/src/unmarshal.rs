//! Reads the `marshal` format, version 4 and below, as CPython 3.11 writes it (`Python/marshal.c`).
//!
//! Differences from `marshal.loads`: an object that contains itself is refused (`compile()` makes none), and so is
//! shared data that would be out of proportion when walked as a tree. Nothing recurses: open containers stand on an
//! explicit stack.

use crate::code::CodeObject;
use crate::constant::{BigInt, Const};
use crate::pystr::PyStr;
use std::fmt;
use std::sync::Arc;

/// How deep containers may nest, counted through references (CPython's `MAX_MARSHAL_STACK_DEPTH`).
pub const MAX_DEPTH: u32 = 2000;

/// How many more nodes than were bytes read a constant may have, each shared part counted wherever it is met.
pub const MAX_EXPANSION: u64 = 1 << 24;

/// Data that is not a marshalled object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnmarshalError {
    /// Bytes read when it showed.
    pub offset: usize,
    pub reason: Reason,
}

/// What is wrong with marshalled data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The data ends within an object, or a length exceeds what is left.
    Truncated,
    /// The data ends where an object should begin.
    NoObject,
    UnknownType(u8),
    /// The end mark of a dict where an object is needed.
    Null,
    /// A reference to an object that does not exist or is not complete yet.
    Reference,
    TooDeep,
    TooMuchSharing,
    Text,
    Float,
    /// Digits out of range, or a leading zero.
    Long,
    /// A field of a code object has the wrong type or is negative.
    Code,
}

impl fmt::Display for UnmarshalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bad marshal data at byte {}: ", self.offset)?;
        match self.reason {
            Reason::Truncated | Reason::NoObject => f.write_str("too short"),
            Reason::UnknownType(code) => write!(f, "unknown type code 0x{code:02x}"),
            Reason::Null => f.write_str("NULL object"),
            Reason::Reference => f.write_str("invalid reference"),
            Reason::TooDeep => f.write_str("nested too deep"),
            Reason::TooMuchSharing => f.write_str("shared parts multiply beyond bounds"),
            Reason::Text => f.write_str("invalid UTF-8"),
            Reason::Float => f.write_str("invalid float"),
            Reason::Long => f.write_str("invalid integer digits"),
            Reason::Code => f.write_str("invalid field of a code object"),
        }
    }
}

impl std::error::Error for UnmarshalError {}

/// Reads one object; bytes after it are ignored, as `marshal.loads` does.
pub fn unmarshal(data: &[u8]) -> Result<Const, UnmarshalError> {
    unmarshal_prefix(data).map(|(object, _)| object)
}

/// [`unmarshal`] of a code object in which lists stand for frozen sets among the constants. Marshalling sorts the members
/// of sets, and so loses the order that a program sees them in.
pub fn unmarshal_compiled(data: &[u8]) -> Result<Const, UnmarshalError> {
    read(data, true).map(|(object, _)| object)
}

/// Reads one object; also gives the number of bytes it took.
pub fn unmarshal_prefix(data: &[u8]) -> Result<(Const, usize), UnmarshalError> {
    unmarshal_from(data)
}

/// Reads one object, and not a byte more than it takes; also gives their number.
pub fn unmarshal_from(source: impl Source) -> Result<(Const, usize), UnmarshalError> {
    read(source, false)
}

fn read(source: impl Source, listed_sets: bool) -> Result<(Const, usize), UnmarshalError> {
    let mut reader = Reader { source, at: 0, refs: Vec::new(), open: Vec::new(), listed_sets };
    match reader.object() {
        Ok(object) => Ok((object, reader.at)),
        Err(reason) => Err(UnmarshalError { offset: reader.at, reason }),
    }
}

/// Where marshalled data comes from.
pub trait Source {
    /// The next bytes, exactly so many; none where there are fewer.
    fn take(&mut self, len: usize) -> Option<&[u8]>;

    /// How many bytes are left at most.
    fn left(&self) -> usize {
        usize::MAX
    }
}

impl Source for &[u8] {
    fn take(&mut self, len: usize) -> Option<&[u8]> {
        let (taken, rest) = self.split_at_checked(len)?;
        *self = rest;
        Some(taken)
    }

    fn left(&self) -> usize {
        self.len()
    }
}

const FLAG_REF: u8 = 0x80;

struct Reader<S> {
    source: S,
    /// Bytes read.
    at: usize,
    /// What the stream may refer to, by number; None while the object is being read.
    refs: Vec<Option<Node>>,
    open: Vec<Open>,
    /// Whether lists among the constants of code stand for frozen sets.
    listed_sets: bool,
}

/// A finished object and how large it is as a tree.
#[derive(Clone)]
struct Node {
    object: Const,
    height: u32,
    weight: u64,
}

/// A container that is being read.
struct Open {
    container: Container,
    /// Its number in `refs`.
    number: Option<usize>,
    items: Vec<Const>,
    want: usize,
    height: u32,
    weight: u64,
}

enum Container {
    Tuple,
    List,
    Set,
    FrozenSet,
    /// Keys and values alternate; a NULL ends it.
    Dict,
    Code(Box<CodeNumbers>),
}

/// The integer fields of a code object; the last stands between its objects.
struct CodeNumbers {
    argcount: u32,
    posonlyargcount: u32,
    kwonlyargcount: u32,
    stacksize: u32,
    flags: u32,
    firstlineno: i32,
}

/// Objects of a code object, and how many of them come before `firstlineno`.
const CODE_OBJECTS: usize = 10;
const CODE_OBJECTS_BEFORE_LINE: usize = 8;

enum Step {
    Leaf(Node),
    Opened,
    Null,
}

impl<S: Source> Reader<S> {
    fn object(&mut self) -> Result<Const, Reason> {
        loop {
            let mut finished = match self.step()? {
                Step::Leaf(node) => Some(node),
                Step::Opened => None,
                Step::Null => Some(self.end_dict()?),
            };
            loop {
                if let Some(node) = finished.take() {
                    match self.open.last_mut() {
                        None => return Ok(node.object),
                        Some(open) => open.push(node)?,
                    }
                }
                let Some(open) = self.open.last_mut() else { break };
                if let Container::Code(numbers) = &mut open.container
                    && open.items.len() == CODE_OBJECTS_BEFORE_LINE
                {
                    numbers.firstlineno = i32::from_le_bytes(array(&mut self.source, &mut self.at)?);
                }
                if open.items.len() < open.want {
                    break;
                }
                finished = self.close()?;
            }
        }
    }

    /// Reads a leaf, or the head of a container and opens it.
    fn step(&mut self) -> Result<Step, Reason> {
        let code = self.u8().map_err(|_| Reason::NoObject)?;
        let mut referable = code & FLAG_REF != 0;
        let object = match code & !FLAG_REF {
            b'0' => return Ok(Step::Null),
            b'r' => return self.reference().map(Step::Leaf),
            b'(' => return self.sequence(Container::Tuple, referable),
            b'[' => return self.sequence(Container::List, referable),
            b'<' => return self.sequence(Container::Set, referable),
            b'>' => return self.sequence(Container::FrozenSet, referable),
            b')' => {
                let len = usize::from(self.u8()?);
                return self.begin(Container::Tuple, len, referable);
            }
            b'{' => return self.begin(Container::Dict, usize::MAX, referable),
            b'c' => {
                let numbers = self.code_numbers()?;
                return self.begin(Container::Code(Box::new(numbers)), CODE_OBJECTS, referable);
            }
            singleton @ (b'N' | b'F' | b'T' | b'S' | b'.') => {
                referable = false;
                match singleton {
                    b'N' => Const::None,
                    b'F' => Const::False,
                    b'T' => Const::True,
                    b'S' => Const::StopIteration,
                    _ => Const::Ellipsis,
                }
            }
            b'i' => Const::Int(self.i32()?.into()),
            b'I' => Const::Int(i64::from_le_bytes(self.array()?)),
            b'l' => self.long()?,
            b'f' => Const::Float(self.float_text()?),
            b'g' => Const::Float(f64::from_le_bytes(self.array()?)),
            b'x' => Const::Complex(self.float_text()?, self.float_text()?),
            b'y' => Const::Complex(f64::from_le_bytes(self.array()?), f64::from_le_bytes(self.array()?)),
            b's' => {
                let len = self.len()?;
                Const::Bytes(self.bytes(len)?.into())
            }
            kind @ (b'u' | b't') => {
                let len = self.len()?;
                let text = PyStr::from_surrogatepass(self.bytes(len)?, kind == b't').ok_or(Reason::Text)?;
                Const::Str(Arc::new(text))
            }
            kind @ (b'a' | b'A') => {
                let len = self.len()?;
                Const::Str(Arc::new(PyStr::from_latin1(self.bytes(len)?, kind == b'A')))
            }
            kind @ (b'z' | b'Z') => {
                let len = usize::from(self.u8()?);
                Const::Str(Arc::new(PyStr::from_latin1(self.bytes(len)?, kind == b'Z')))
            }
            _ => return Err(Reason::UnknownType(code)),
        };
        let leaf = Node { object, height: 0, weight: 1 };
        if referable {
            self.refs.push(Some(leaf.clone()));
        }
        Ok(Step::Leaf(leaf))
    }

    fn reference(&mut self) -> Result<Node, Reason> {
        let number = self.len().map_err(|_| Reason::Reference)?;
        self.refs.get(number).cloned().flatten().ok_or(Reason::Reference)
    }

    fn sequence(&mut self, container: Container, referable: bool) -> Result<Step, Reason> {
        let len = self.len()?;
        self.begin(container, len, referable)
    }

    fn begin(&mut self, container: Container, want: usize, referable: bool) -> Result<Step, Reason> {
        if self.open.len() >= MAX_DEPTH as usize {
            return Err(Reason::TooDeep);
        }
        let is_dict = matches!(container, Container::Dict);
        if !is_dict && want > self.source.left() {
            return Err(Reason::Truncated); // every item takes at least a byte
        }
        let number = referable.then_some(self.refs.len());
        if referable {
            self.refs.push(None);
        }
        self.open.push(Open { container, number, items: Vec::new(), want, height: 0, weight: 1 });
        Ok(Step::Opened)
    }

    /// The innermost container, complete, as an object.
    fn close(&mut self) -> Result<Option<Node>, Reason> {
        let Some(Open { container, number, items, height, weight, .. }) = self.open.pop() else {
            return Ok(None);
        };
        if weight > MAX_EXPANSION + self.at as u64 {
            return Err(Reason::TooMuchSharing);
        }
        let object = match container {
            Container::Tuple => Const::Tuple(items.into()),
            Container::List => Const::List(items.into()),
            Container::Set => Const::Set(items.into()),
            Container::FrozenSet => Const::FrozenSet(items.into()),
            Container::Dict => {
                let mut items = items.into_iter();
                let pairs = std::iter::from_fn(|| Some((items.next()?, items.next()?)));
                Const::Dict(pairs.collect())
            }
            Container::Code(numbers) => code_object(*numbers, items, self.listed_sets)?,
        };
        let node = Node { object, height, weight };
        if let Some(slot) = number.and_then(|number| self.refs.get_mut(number)) {
            *slot = Some(node.clone());
        }
        Ok(Some(node))
    }

    /// A NULL ends a dict, also in place of a value: the key is dropped then.
    fn end_dict(&mut self) -> Result<Node, Reason> {
        let in_dict = self.open.last().is_some_and(|open| matches!(open.container, Container::Dict));
        if !in_dict {
            return Err(Reason::Null);
        }
        self.close()?.ok_or(Reason::Null)
    }

    fn code_numbers(&mut self) -> Result<CodeNumbers, Reason> {
        let mut number = || self.i32().and_then(|n| u32::try_from(n).map_err(|_| Reason::Code));
        Ok(CodeNumbers {
            argcount: number()?,
            posonlyargcount: number()?,
            kwonlyargcount: number()?,
            stacksize: number()?,
            flags: number()?,
            firstlineno: 0,
        })
    }

    /// An integer as 15-bit digits, least significant first; the sign is that of their count.
    fn long(&mut self) -> Result<Const, Reason> {
        let count = self.i32()?;
        let negative = count < 0;
        let count = usize::try_from(count.unsigned_abs()).map_err(|_| Reason::Long)?;
        let bytes = self.bytes(count.checked_mul(2).ok_or(Reason::Long)?)?;
        let digits = || bytes.chunks_exact(2).map(|d| u16::from_le_bytes([d[0], d[1]]));
        if digits().any(|digit| digit > 0x7FFF) || digits().next_back() == Some(0) {
            return Err(Reason::Long);
        }
        let mut limbs = Vec::with_capacity(count / 4 + 1);
        let (mut pending, mut bits) = (0u128, 0);
        for digit in digits() {
            pending |= u128::from(digit) << bits;
            bits += 15;
            if bits >= 64 {
                limbs.push(pending as u64);
                pending >>= 64;
                bits -= 64;
            }
        }
        if pending != 0 {
            limbs.push(pending as u64);
        }
        let small = match limbs[..] {
            [] => Some(0),
            [limb] if negative => 0i64.checked_sub_unsigned(limb),
            [limb] => i64::try_from(limb).ok(),
            _ => None,
        };
        Ok(match small {
            Some(int) => Const::Int(int),
            None => Const::BigInt(Arc::new(BigInt { negative, limbs: limbs.into() })),
        })
    }

    /// A float as text, from before version 2 of the format.
    fn float_text(&mut self) -> Result<f64, Reason> {
        let len = usize::from(self.u8()?);
        let text = std::str::from_utf8(self.bytes(len)?).map_err(|_| Reason::Float)?;
        text.parse().map_err(|_| Reason::Float)
    }

    fn u8(&mut self) -> Result<u8, Reason> {
        self.array().map(|[byte]| byte)
    }

    fn i32(&mut self) -> Result<i32, Reason> {
        self.array().map(i32::from_le_bytes)
    }

    /// A length or number; negative ones are out of every range.
    fn len(&mut self) -> Result<usize, Reason> {
        usize::try_from(self.i32()?).map_err(|_| Reason::Truncated)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Reason> {
        array(&mut self.source, &mut self.at)
    }

    fn bytes(&mut self, len: usize) -> Result<&[u8], Reason> {
        let bytes = self.source.take(len).ok_or(Reason::Truncated)?;
        self.at += len;
        Ok(bytes)
    }
}

fn array<const N: usize>(source: &mut impl Source, at: &mut usize) -> Result<[u8; N], Reason> {
    let array = source.take(N).and_then(|bytes| bytes.first_chunk()).ok_or(Reason::Truncated)?;
    *at += N;
    Ok(*array)
}

impl Open {
    fn push(&mut self, node: Node) -> Result<(), Reason> {
        self.height = self.height.max(node.height + 1);
        if self.height > MAX_DEPTH {
            return Err(Reason::TooDeep);
        }
        self.weight = self.weight.saturating_add(node.weight);
        self.items.push(node.object);
        Ok(())
    }
}

fn code_object(numbers: CodeNumbers, items: Vec<Const>, listed_sets: bool) -> Result<Const, Reason> {
    let fields: [Const; CODE_OBJECTS] = items.try_into().map_err(|_| Reason::Code)?;
    let [code, consts, names, locals, kinds, filename, name, qualname, lines, exceptions] = fields;
    let mut consts = tuple(consts)?;
    if listed_sets && consts.iter().any(|constant| matches!(constant, Const::List(_))) {
        let constants = consts.iter().map(|constant| match constant {
            Const::List(members) => Const::FrozenSet(members.clone()),
            other => other.clone(),
        });
        consts = constants.collect();
    }
    Ok(Const::Code(Arc::new(CodeObject {
        argcount: numbers.argcount,
        posonlyargcount: numbers.posonlyargcount,
        kwonlyargcount: numbers.kwonlyargcount,
        stacksize: numbers.stacksize,
        flags: numbers.flags,
        code: bytes(code)?,
        consts,
        names: names_of(names)?,
        localsplusnames: names_of(locals)?,
        localspluskinds: bytes(kinds)?,
        filename: string(filename)?,
        name: string(name)?,
        qualname: string(qualname)?,
        firstlineno: numbers.firstlineno,
        linetable: bytes(lines)?,
        exceptiontable: bytes(exceptions)?,
    })))
}

fn bytes(object: Const) -> Result<Arc<[u8]>, Reason> {
    if let Const::Bytes(bytes) = object { Ok(bytes) } else { Err(Reason::Code) }
}

fn tuple(object: Const) -> Result<Arc<[Const]>, Reason> {
    if let Const::Tuple(items) = object { Ok(items) } else { Err(Reason::Code) }
}

fn string(object: Const) -> Result<Arc<PyStr>, Reason> {
    if let Const::Str(text) = object { Ok(text) } else { Err(Reason::Code) }
}

fn names_of(object: Const) -> Result<Arc<[Arc<PyStr>]>, Reason> {
    tuple(object)?.iter().cloned().map(string).collect()
}

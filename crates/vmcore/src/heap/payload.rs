//! What may be the payload of a heap object, and the table of all payload kinds.

use std::ops::Deref;
use std::ptr::NonNull;

use super::release::dispose_payload;
use super::{Header, Heap, Object};
use crate::objects::instance::Instance;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Called with every value that a payload owns.
pub type Visit<'a> = dyn FnMut(&Value) + 'a;

/// Shows the collector what a payload owns.
pub trait Trace {
    /// Whether payloads of this kind can be part of a cycle.
    const CONTAINER: bool = true;
    /// Whether there is nothing to do for the payload when its object dies.
    const LEAF: bool = false;

    /// Calls `visit` once for every count that the payload owns.
    fn trace(&self, visit: &mut Visit<'_>);

    /// Bytes of the payload in its cell.
    fn size(&self) -> usize
    where
        Self: Sized,
    {
        size_of::<Self>()
    }

    /// Bytes allocated outside the cell.
    fn bytes(&self) -> usize {
        0
    }
}

/// A payload that is reached through the token: `r.get(&vm)`, `r.get_mut(&mut vm)`.
pub enum Mut {}
/// A payload that never changes once made and is reached directly. A cache inside it is a `Cell`, never lent.
pub enum Frozen {}

/// The type of a heap object's payload.
///
/// # Safety
/// `KIND` must be this type's alone. The table at the end of this file implements it; nothing else does.
pub unsafe trait Payload: Trace + Sized + 'static {
    const KIND: Kind;
    /// [`Mut`] or [`Frozen`], never both.
    type Access;
}

impl<T: Payload<Access = Frozen>> Deref for Ref<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the object lives as long as the handle, and nothing mutates a frozen payload.
        unsafe { &*self.as_ptr().as_ref().payload() }
    }
}

impl<T: Payload<Access = Mut>> Ref<T> {
    /// The payload, for as long as nothing can change it: that takes `&mut Vm`.
    #[inline(always)]
    pub fn get<'a>(&'a self, _vm: &'a Vm) -> &'a T {
        // SAFETY: the object lives as long as the handle; whoever mutates a payload holds `&mut Vm`.
        unsafe { &*self.as_ptr().as_ref().payload() }
    }

    #[inline(always)]
    pub fn get_mut<'a>(&'a self, _vm: &'a mut Vm) -> &'a mut T {
        // SAFETY: the object lives as long as the handle; `&mut Vm` is exclusive.
        unsafe { &mut *self.as_ptr().as_ref().payload() }
    }
}

/// Bytes from an object's start to its instance attributes.
///
/// # Safety
/// The object is live and whole.
#[inline(always)]
pub(crate) unsafe fn attrs_offset(object: NonNull<Header>) -> usize {
    // SAFETY: the kind names the payload's type.
    unsafe {
        match object.as_ref().kind() {
            Kind::Instance => size_of::<Object<Instance>>(),
            kind => ((kind.info().size)(object) + 7) & !7,
        }
    }
}

/// Bytes of an object in its cell, without instance attributes.
pub fn cell_size(header: &Header) -> usize {
    // SAFETY: the kind names the payload's type.
    unsafe { (header.kind().info().size)(NonNull::from(header)) }
}

/// What the heap must know of a payload kind.
pub struct KindInfo {
    pub name: &'static str,
    pub container: bool,
    /// Drops the payload of an object of this kind.
    pub(super) drop: unsafe fn(NonNull<Header>),
    /// The same, and gives the object's cell back.
    pub(super) free: unsafe fn(&Heap, NonNull<Header>),
    /// What a plain death of an object of this kind takes: `release::dispose_payload`.
    pub(super) dispose: unsafe fn(&Heap, NonNull<Header>),
    /// Visits what an object of this kind owns.
    pub(super) trace: unsafe fn(NonNull<Header>, &mut Visit<'_>),
    /// Bytes of the object in its cell, without instance attributes.
    pub(super) size: unsafe fn(NonNull<Header>) -> usize,
    /// Bytes that the payload of an object of this kind has allocated outside its cell.
    pub(super) bytes: unsafe fn(NonNull<Header>) -> usize,
    /// The next item, where instances are iterators.
    pub advance: Option<Advance>,
}

/// The next item of an iterator; none at the end.
pub type Advance = fn(&mut Vm, &Value) -> Res<Option<Value>>;

/// A payload whose instances are iterators.
pub trait Iterates: Payload {
    /// The next item; none at the end.
    fn advance(vm: &mut Vm, this: &Ref<Self>) -> Res<Option<Value>>;
}

fn advance_payload<T: Iterates>(vm: &mut Vm, iterator: &Value) -> Res<Option<Value>> {
    match iterator.downcast::<T>() {
        Some(iterator) => T::advance(vm, iterator),
        None => Err(vm.system_error("an iterator of another kind")),
    }
}

macro_rules! advance_of {
    ($path:ty) => {
        None
    };
    ($path:ty, $iterates:ident) => {
        Some(advance_payload::<$path> as Advance)
    };
}

#[inline(always)]
unsafe fn drop_payload<T: Payload>(object: NonNull<Header>) {
    // SAFETY: the caller says that the payload is a `T` and is not used again.
    unsafe { std::ptr::drop_in_place(object.cast::<Object<T>>().as_ref().payload()) }
}

#[inline(always)]
pub(super) unsafe fn free_payload<T: Payload>(heap: &Heap, object: NonNull<Header>) {
    // SAFETY: as for `drop_payload`; nothing points to the object.
    unsafe {
        drop_payload::<T>(object);
        heap.free_cell(object);
    }
}

unsafe fn trace_payload<T: Payload>(object: NonNull<Header>, visit: &mut Visit<'_>) {
    // SAFETY: the caller says that the payload is a `T`, and mutates nothing meanwhile.
    unsafe { (*object.cast::<Object<T>>().as_ref().payload()).trace(visit) }
}

unsafe fn payload_size<T: Payload>(object: NonNull<Header>) -> usize {
    // SAFETY: the caller says that the payload is a `T`.
    unsafe { size_of::<Header>() + (*object.cast::<Object<T>>().as_ref().payload()).size() }
}

unsafe fn payload_bytes<T: Payload>(object: NonNull<Header>) -> usize {
    // SAFETY: the caller says that the payload is a `T`, and mutates nothing meanwhile.
    unsafe { (*object.cast::<Object<T>>().as_ref().payload()).bytes() }
}

unsafe fn no_size(_: NonNull<Header>) -> usize {
    0
}
unsafe fn no_drop(_: NonNull<Header>) {}
unsafe fn no_free(_: &Heap, _: NonNull<Header>) {}
unsafe fn no_trace(_: NonNull<Header>, _: &mut Visit<'_>) {}

impl Kind {
    #[inline(always)]
    pub(super) fn from_bits(bits: u32) -> Kind {
        debug_assert!((bits as usize) < Kind::COUNT);
        // SAFETY: layout words are made from kinds only.
        unsafe { std::mem::transmute(bits as u16) }
    }

    #[inline(always)]
    pub fn info(self) -> &'static KindInfo {
        &KINDS[self as usize]
    }
}

macro_rules! payloads {
    ($($kind:ident: $access:ident $(+ $iterates:ident)? = $path:ty;)*) => {
        /// Which type a payload is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Kind {
            /// A free cell.
            Free,
            $($kind),*
        }

        impl Kind {
            pub const COUNT: usize = 1 $(+ { let _ = Kind::$kind; 1 })*;
        }

        static KINDS: [KindInfo; Kind::COUNT] = [
            KindInfo {
                name: "free cell",
                container: false,
                drop: no_drop,
                free: no_free,
                dispose: no_free,
                trace: no_trace,
                size: no_size,
                bytes: no_size,
                advance: None,
            },
            $(KindInfo {
                name: stringify!($kind),
                container: <$path as Trace>::CONTAINER,
                drop: drop_payload::<$path>,
                free: free_payload::<$path>,
                dispose: dispose_payload::<$path>,
                trace: trace_payload::<$path>,
                size: payload_size::<$path>,
                bytes: payload_bytes::<$path>,
                advance: advance_of!($path $(, $iterates)?),
            }),*
        ];

        $(
            // SAFETY: every type stands in this table once, so its kind is its own.
            unsafe impl Payload for $path {
                const KIND: Kind = Kind::$kind;
                type Access = $access;
            }
        )*
    };
}

// Every payload type there is.
payloads! {
    Int: Frozen = crate::objects::int::Int;
    Float: Frozen = crate::objects::float::Float;
    Complex: Frozen = crate::objects::complex::Complex;
    Str: Frozen = crate::objects::str::Str;
    Bytes: Frozen = crate::objects::bytes::Bytes;
    ByteArray: Mut = crate::objects::bytearray::ByteArray;
    MemoryView: Mut = crate::objects::memoryview::MemoryView;
    StrIterator: Mut + Iterates = crate::objects::str::iter::StrIterator;
    BytesIterator: Mut + Iterates = crate::objects::bytes::iter::BytesIterator;
    ByteArrayIterator: Mut + Iterates = crate::objects::bytearray::iter::ByteArrayIterator;
    MemoryIterator: Mut + Iterates = crate::objects::memoryview::iter::MemoryIterator;
    FormatterIterator: Mut + Iterates = crate::modules::_string::iterators::FormatterIterator;
    FieldNameIterator: Mut + Iterates = crate::modules::_string::iterators::FieldNameIterator;
    Tuple: Frozen = crate::objects::tuple::Tuple;
    List: Mut = crate::objects::list::List;
    Dict: Mut = crate::objects::dict::Dict;
    Set: Mut = crate::objects::set::Set;
    Slice: Frozen = crate::objects::slice::Slice;
    Range: Frozen = crate::objects::range::Range;
    Cell: Mut = crate::objects::cell::Cell;
    Code: Frozen = crate::objects::code::Code;
    Function: Mut = crate::objects::function::Function;
    BoundMethod: Frozen = crate::objects::method::BoundMethod;
    NativeFunction: Frozen = crate::objects::native::NativeFunction;
    Descriptor: Frozen = crate::objects::descriptor::Descriptor;
    Property: Mut = crate::objects::property::Property;
    ClassMethod: Mut = crate::objects::classmethod::ClassMethod;
    StaticMethod: Mut = crate::objects::staticmethod::StaticMethod;
    AbcData: Mut = crate::modules::_abc::AbcData;
    Quitter: Mut = crate::modules::_sitebuiltins::Quitter;
    SitePrinter: Mut = crate::modules::_sitebuiltins::Printer;
    Super: Mut = crate::objects::super_::Super;
    MappingProxy: Frozen = crate::objects::mappingproxy::MappingProxy;
    Type: Mut = crate::objects::types::Type;
    Instance: Mut = crate::objects::instance::Instance;
    Module: Mut = crate::objects::module::Module;
    Exception: Mut = crate::objects::exception::Exception;
    Traceback: Mut = crate::objects::traceback::Traceback;
    FrameObject: Mut = crate::objects::frame::FrameObject;
    Generator: Mut = crate::objects::generator::Generator;
    CoroutineWrapper: Frozen = crate::objects::generator::methods::CoroutineWrapper;
    AsyncSend: Mut = crate::objects::generator::async_generator::Send;
    AsyncThrow: Mut = crate::objects::generator::async_generator::Throw;
    AnextAwaitable: Frozen = crate::objects::generator::anext::AnextAwaitable;
    WrappedValue: Frozen = crate::objects::generator::WrappedValue;
    ListIterator: Mut + Iterates = crate::objects::list::iter::ListIterator;
    ListReverseIterator: Mut + Iterates = crate::objects::list::iter::ListReverseIterator;
    TupleIterator: Mut + Iterates = crate::objects::tuple::iter::TupleIterator;
    RangeIterator: Mut + Iterates = crate::objects::range::iter::RangeIterator;
    LongRangeIterator: Mut + Iterates = crate::objects::range::iter::LongRangeIterator;
    DictIterator: Mut + Iterates = crate::objects::dict::iter::DictIterator;
    DictView: Frozen = crate::objects::dict::views::DictView;
    SetIterator: Mut + Iterates = crate::objects::set::iter::SetIterator;
    SequenceIterator: Mut + Iterates = crate::objects::sequence_iterator::SequenceIterator;
    CallIterator: Mut + Iterates = crate::objects::sequence_iterator::CallIterator;
    Enumerate: Mut + Iterates = crate::objects::enumerate::Enumerate;
    Zip: Mut + Iterates = crate::objects::zip::Zip;
    Map: Mut + Iterates = crate::objects::map::Map;
    Filter: Mut + Iterates = crate::objects::filter::Filter;
    Reversed: Mut + Iterates = crate::objects::reversed::Reversed;
    Accumulate: Mut + Iterates = crate::modules::itertools::accumulate::Accumulate;
    Chain: Mut + Iterates = crate::modules::itertools::chain::Chain;
    Combinations: Mut + Iterates = crate::modules::itertools::combinatoric::Combinations;
    CombinationsWithReplacement: Mut + Iterates = crate::modules::itertools::combinatoric::CombinationsWithReplacement;
    Compress: Mut + Iterates = crate::modules::itertools::selecting::Compress;
    Count: Mut + Iterates = crate::modules::itertools::endless::Count;
    Cycle: Mut + Iterates = crate::modules::itertools::endless::Cycle;
    DropWhile: Mut + Iterates = crate::modules::itertools::selecting::DropWhile;
    FilterFalse: Mut + Iterates = crate::modules::itertools::selecting::FilterFalse;
    GroupBy: Mut + Iterates = crate::modules::itertools::groupby::GroupBy;
    Grouper: Mut + Iterates = crate::modules::itertools::groupby::Grouper;
    ISlice: Mut + Iterates = crate::modules::itertools::islice::ISlice;
    Pairwise: Mut + Iterates = crate::modules::itertools::pairing::Pairwise;
    Permutations: Mut + Iterates = crate::modules::itertools::combinatoric::Permutations;
    Product: Mut + Iterates = crate::modules::itertools::combinatoric::Product;
    Repeat: Mut + Iterates = crate::modules::itertools::endless::Repeat;
    StarMap: Mut + Iterates = crate::modules::itertools::selecting::StarMap;
    TakeWhile: Mut + Iterates = crate::modules::itertools::selecting::TakeWhile;
    Tee: Mut + Iterates = crate::modules::itertools::tee::Tee;
    TeeBlock: Mut = crate::modules::itertools::tee::TeeBlock;
    ZipLongest: Mut + Iterates = crate::modules::itertools::pairing::ZipLongest;
    AttrGetter: Frozen = crate::modules::_operator::getters::AttrGetter;
    ItemGetter: Frozen = crate::modules::_operator::getters::ItemGetter;
    MethodCaller: Frozen = crate::modules::_operator::method_caller::MethodCaller;
    Partial: Mut = crate::modules::_functools::partial::Partial;
    KeyWrapper: Mut = crate::modules::_functools::key_wrapper::KeyWrapper;
    LruCache: Mut = crate::modules::_functools::lru_cache::LruCache;
    Deque: Mut = crate::modules::_collections::deque::Deque;
    DequeIterator: Mut + Iterates = crate::modules::_collections::deque::iter::DequeIterator;
    DequeReverseIterator: Mut + Iterates = crate::modules::_collections::deque::iter::DequeReverseIterator;
    TupleGetter: Mut = crate::modules::_collections::tuple_getter::TupleGetter;
    Union: Frozen = crate::objects::union::Union;
    GenericAlias: Mut = crate::objects::generic_alias::GenericAlias;
    GenericAliasIterator: Mut = crate::objects::generic_alias::GenericAliasIterator;
    Lock: Mut = crate::modules::_thread::Lock;
    ContextVar: Frozen = crate::modules::_contextvars::ContextVar;
    Context: Mut = crate::modules::_contextvars::Context;
    ContextToken: Mut = crate::modules::_contextvars::Token;
    Struct: Mut = crate::modules::_struct::Struct;
    UnpackIterator: Mut = crate::modules::_struct::UnpackIterator;
    Hash: Mut = crate::modules::_hashlib::Hash;
    Array: Frozen = crate::modules::array::Array;
    ArrayIterator: Mut + Iterates = crate::modules::array::ArrayIterator;
    MultibyteCodec: Frozen = crate::modules::_multibytecodec::MultibyteCodec;
    MultibyteCoder: Mut = crate::modules::_multibytecodec::Coder;
    SymtableEntry: Frozen = crate::modules::_symtable::Entry;
    CsvDialect: Frozen = crate::modules::_csv::Dialect;
    CsvReader: Mut + Iterates = crate::modules::_csv::Reader;
    CsvWriter: Frozen = crate::modules::_csv::Writer;
    Pickler: Mut = crate::modules::_pickle::Pickler;
    Unpickler: Mut = crate::modules::_pickle::Unpickler;
    JsonScanner: Frozen = crate::modules::_json::Scanner;
    JsonEncoder: Frozen = crate::modules::_json::Encoder;
    Socket: Mut = crate::modules::_socket::Socket;
    Poll: Mut = crate::modules::select::Poll;
    Epoll: Mut = crate::modules::select::Epoll;
    ZlibCompress: Mut = crate::modules::zlib::Compress;
    ZlibDecompress: Mut = crate::modules::zlib::Decompress;
    RLock: Mut = crate::modules::_thread::RLock;
    Local: Mut = crate::modules::_thread::Local;
    SemLock: Mut = crate::modules::_multiprocessing::SemLock;
    SimpleQueue: Mut = crate::modules::_queue::SimpleQueue;
    ScandirIterator: Mut + Iterates = crate::modules::posix::directories::ScandirIterator;
    FileIo: Mut = crate::modules::_io::FileIo;
    BytesIo: Mut = crate::modules::_io::BytesIo;
    StringIo: Mut = crate::modules::_io::StringIo;
    Buffered: Mut = crate::modules::_io::Buffered;
    BufferedRwPair: Mut = crate::modules::_io::BufferedRwPair;
    TextIoWrapper: Mut = crate::modules::_io::TextIoWrapper;
    IncrementalNewlineDecoder: Mut = crate::modules::_io::IncrementalNewlineDecoder;
    DirEntry: Mut = crate::modules::posix::directories::DirEntry;
    SrePattern: Frozen = crate::modules::_sre::Pattern;
    SreMatch: Frozen = crate::modules::_sre::Match;
    SreScanner: Mut = crate::modules::_sre::Scanner;
    WeakRef: Mut = crate::objects::weakref::WeakRef;
    Random: Mut = crate::modules::_random::Random;
    Sha512: Mut = crate::modules::_sha512::Hash;
}

//! Every builtin type there is, and the exceptions: name, base, what its instances are made of.

use crate::heap::Kind;
use crate::native::Table;
use crate::objects::exception;
use crate::objects::types::{Flags, Type};
use crate::value::Ref;

/// How a builtin type is made.
pub(crate) struct Spec {
    pub name: &'static str,
    /// Index of the base in the list; a type's base comes before it.
    pub base: Option<usize>,
    /// Likewise; only `ExceptionGroup` has one.
    pub second_base: Option<usize>,
    /// Payload of instances. The first type of a kind stands for it in messages.
    pub kind: Kind,
    /// Whether this is the type that exact payloads of its kind have.
    pub primary: bool,
    pub flags: Flags,
    pub tables: &'static [&'static Table],
}

macro_rules! types {
    ($($field:ident = $name:literal $(($base:ident $(+ $second:ident)?))? $kind:ident $($primary:literal)? [$($flag:ident)*]
        $($methods:path)?;)*) => {
        /// The builtin types by name.
        pub struct Types { $(pub $field: Ref<Type>),* }

        #[allow(non_camel_case_types, dead_code)]
        enum Index { $($field),* }

        pub(crate) static SPECS: &[Spec] = &[$(Spec {
            name: $name,
            base: types!(@base $($base)?),
            second_base: types!(@base $($($second)?)?),
            kind: Kind::$kind,
            primary: types!(@primary $($primary)?),
            flags: Flags::from_bits_truncate(types!(@dict $kind) $(| Flags::$flag.bits())*),
            tables: types!(@tables $($methods)?),
        }),*];

        impl Types {
            pub(crate) fn new(mut types: std::vec::IntoIter<Ref<Type>>) -> Option<Types> {
                Some(Types { $($field: types.next()?),* })
            }

            pub(crate) fn all(&self) -> impl Iterator<Item = &Ref<Type>> {
                [$(&self.$field),*].into_iter()
            }
        }
    };
    (@base) => { None };
    (@base $base:ident) => { Some(Index::$base as usize) };
    (@primary) => { true };
    (@primary $p:literal) => { $p };
    (@dict Exception) => { Flags::DICT.bits() | Flags::EXCEPTION_SUBCLASS.bits() | Flags::BASETYPE.bits() };
    (@dict $kind:ident) => { 0 };
    (@tables) => { &[] };
    (@tables $methods:path) => { <$methods as crate::native::Methods>::TABLES };
}

// field = "name" (base) payload [flags] methods; `false` after the payload: not the payload's primary type.
types! {
    object = "object" Instance [BASETYPE] crate::objects::object::Object;
    type_ = "type" (object) Type [BASETYPE WEAKREF TYPE_SUBCLASS] Type;
    int = "int" (object) Int [BASETYPE MATCH_SELF] crate::objects::int::Int;
    bool = "bool" (int) Int false [MATCH_SELF] crate::objects::bool::Bool;
    float = "float" (object) Float [BASETYPE MATCH_SELF] crate::objects::float::Float;
    complex = "complex" (object) Complex [BASETYPE] crate::objects::complex::Complex;
    str = "str" (object) Str [BASETYPE CONCAT MATCH_SELF] crate::objects::str::Str;
    bytes = "bytes" (object) Bytes [BASETYPE CONCAT MATCH_SELF] crate::objects::bytes::Bytes;
    str_ascii_iterator = "str_ascii_iterator" (object) StrIterator [] crate::objects::str::iter::StrIterator;
    str_iterator = "str_iterator" (object) StrIterator false [] crate::objects::str::iter::StrIterator;
    bytes_iterator = "bytes_iterator" (object) BytesIterator [] crate::objects::bytes::iter::BytesIterator;
    bytearray = "bytearray" (object) ByteArray [BASETYPE CONCAT MATCH_SELF] crate::objects::bytearray::ByteArray;
    bytearray_iterator = "bytearray_iterator" (object) ByteArrayIterator [] crate::objects::bytearray::iter::ByteArrayIterator;
    memoryview = "memoryview" (object) MemoryView [WEAKREF SEQUENCE] crate::objects::memoryview::MemoryView;
    memory_iterator = "memory_iterator" (object) MemoryIterator [] crate::objects::memoryview::iter::MemoryIterator;
    formatter_iterator = "formatteriterator" (object) FormatterIterator [] crate::modules::_string::iterators::FormatterIterator;
    field_name_iterator = "fieldnameiterator" (object) FieldNameIterator [] crate::modules::_string::iterators::FieldNameIterator;
    tuple = "tuple" (object) Tuple [BASETYPE CONCAT SEQUENCE MATCH_SELF] crate::objects::tuple::Tuple;
    list = "list" (object) List [BASETYPE CONCAT SEQUENCE MATCH_SELF] crate::objects::list::List;
    dict = "dict" (object) Dict [BASETYPE MAPPING MATCH_SELF] crate::objects::dict::Dict;
    dict_keys = "dict_keys" (object) DictView [] crate::objects::dict::views::DictKeys;
    dict_values = "dict_values" (object) DictView false [] crate::objects::dict::views::DictValues;
    dict_items = "dict_items" (object) DictView false [] crate::objects::dict::views::DictItems;
    dict_key_iterator = "dict_keyiterator" (object) DictIterator [] crate::objects::dict::iter::DictIterator;
    dict_value_iterator = "dict_valueiterator" (object) DictIterator false [] crate::objects::dict::iter::DictIterator;
    dict_item_iterator = "dict_itemiterator" (object) DictIterator false [] crate::objects::dict::iter::DictIterator;
    dict_reverse_key_iterator = "dict_reversekeyiterator" (object) DictIterator false [] crate::objects::dict::iter::DictIterator;
    dict_reverse_value_iterator = "dict_reversevalueiterator" (object) DictIterator false [] crate::objects::dict::iter::DictIterator;
    dict_reverse_item_iterator = "dict_reverseitemiterator" (object) DictIterator false [] crate::objects::dict::iter::DictIterator;
    set = "set" (object) Set [BASETYPE WEAKREF MATCH_SELF] crate::objects::set::Set;
    frozenset = "frozenset" (object) Set false [BASETYPE WEAKREF MATCH_SELF] crate::objects::set::FrozenSet;
    slice = "slice" (object) Slice [] crate::objects::slice::Slice;
    range = "range" (object) Range [SEQUENCE] crate::objects::range::Range;
    none_type = "NoneType" (object) Instance false [] crate::objects::singletons::NoneType;
    not_implemented_type = "NotImplementedType" (object) Instance false [] crate::objects::singletons::NotImplementedType;
    ellipsis = "ellipsis" (object) Instance false [] crate::objects::singletons::EllipsisType;
    cell = "cell" (object) Cell [] crate::objects::cell::Cell;
    code = "code" (object) Code [WEAKREF] crate::objects::code::Code;
    function = "function" (object) Function [WEAKREF] crate::objects::function::Function;
    method = "method" (object) BoundMethod [WEAKREF] crate::objects::method::BoundMethod;
    builtin_function = "builtin_function_or_method" (object) NativeFunction [WEAKREF] crate::objects::native::BuiltinFunction;
    method_descriptor = "method_descriptor" (object) NativeFunction false [] crate::objects::native::MethodDescriptor;
    wrapper_descriptor = "wrapper_descriptor" (object) NativeFunction false [] crate::objects::native::WrapperDescriptor;
    classmethod_descriptor = "classmethod_descriptor" (object) NativeFunction false [NO_INSTANCES] crate::objects::native::ClassMethodDescriptor;
    method_wrapper = "method-wrapper" (object) NativeFunction false [] crate::objects::native::MethodWrapper;
    getset_descriptor = "getset_descriptor" (object) Descriptor [] crate::objects::descriptor::GetSet;
    member_descriptor = "member_descriptor" (object) Descriptor false [] crate::objects::descriptor::Member;
    property = "property" (object) Property [BASETYPE] crate::objects::property::Property;
    classmethod = "classmethod" (object) ClassMethod [BASETYPE] crate::objects::classmethod::ClassMethod;
    staticmethod = "staticmethod" (object) StaticMethod [BASETYPE] crate::objects::staticmethod::StaticMethod;
    super_ = "super" (object) Super [BASETYPE] crate::objects::super_::Super;
    mappingproxy = "mappingproxy" (object) MappingProxy [] crate::objects::mappingproxy::MappingProxy;
    simple_namespace = "types.SimpleNamespace" (object) Instance false [BASETYPE DICT SOLID] crate::objects::simple_namespace::SimpleNamespace;
    quitter = "_sitebuiltins.Quitter" (object) Quitter [] crate::modules::_sitebuiltins::Quitter;
    site_printer = "_sitebuiltins._Printer" (object) SitePrinter [] crate::modules::_sitebuiltins::Printer;
    helper = "_sitebuiltins._Helper" (object) Instance false [] crate::modules::_sitebuiltins::Helper;
    ast = "ast.AST" (object) Instance false [BASETYPE DICT] crate::modules::_ast::Ast;
    abc_data = "_abc._abc_data" (object) AbcData [] crate::modules::_abc::AbcData;
    module = "module" (object) Module [BASETYPE WEAKREF] crate::objects::module::Module;
    traceback = "traceback" (object) Traceback [] crate::objects::traceback::Traceback;
    frame = "frame" (object) FrameObject [NO_INSTANCES] crate::objects::frame::FrameObject;
    generator = "generator" (object) Generator [WEAKREF] crate::objects::generator::Generator;
    coroutine = "coroutine" (object) Generator false [WEAKREF] crate::objects::generator::methods::Coroutine;
    coroutine_wrapper = "coroutine_wrapper" (object) CoroutineWrapper [] crate::objects::generator::methods::CoroutineWrapper;
    async_generator = "async_generator" (object) Generator false [WEAKREF] crate::objects::generator::async_generator::AsyncGenerator;
    async_generator_asend = "async_generator_asend" (object) AsyncSend [] crate::objects::generator::async_generator::Send;
    async_generator_athrow = "async_generator_athrow" (object) AsyncThrow [] crate::objects::generator::async_generator::Throw;
    anext_awaitable = "anext_awaitable" (object) AnextAwaitable [] crate::objects::generator::anext::AnextAwaitable;
    async_gen_wrapped_value = "async_generator_wrapped_value" (object) WrappedValue [];
    list_iterator = "list_iterator" (object) ListIterator [] crate::objects::list::iter::ListIterator;
    list_reverse_iterator = "list_reverseiterator" (object) ListReverseIterator [] crate::objects::list::iter::ListReverseIterator;
    tuple_iterator = "tuple_iterator" (object) TupleIterator [] crate::objects::tuple::iter::TupleIterator;
    range_iterator = "range_iterator" (object) RangeIterator [] crate::objects::range::iter::RangeIterator;
    long_range_iterator = "longrange_iterator" (object) LongRangeIterator [] crate::objects::range::iter::LongRangeIterator;
    set_iterator = "set_iterator" (object) SetIterator [] crate::objects::set::iter::SetIterator;
    sequence_iterator = "iterator" (object) SequenceIterator [] crate::objects::sequence_iterator::SequenceIterator;
    call_iterator = "callable_iterator" (object) CallIterator [] crate::objects::sequence_iterator::CallIterator;
    enumerate = "enumerate" (object) Enumerate [BASETYPE] crate::objects::enumerate::Enumerate;
    zip = "zip" (object) Zip [BASETYPE] crate::objects::zip::Zip;
    map = "map" (object) Map [BASETYPE] crate::objects::map::Map;
    filter = "filter" (object) Filter [BASETYPE] crate::objects::filter::Filter;
    reversed = "reversed" (object) Reversed [BASETYPE] crate::objects::reversed::Reversed;
    accumulate = "itertools.accumulate" (object) Accumulate [BASETYPE] crate::modules::itertools::accumulate::Accumulate;
    chain = "itertools.chain" (object) Chain [BASETYPE] crate::modules::itertools::chain::Chain;
    combinations = "itertools.combinations" (object) Combinations [BASETYPE] crate::modules::itertools::combinatoric::Combinations;
    combinations_with_replacement = "itertools.combinations_with_replacement" (object) CombinationsWithReplacement [BASETYPE] crate::modules::itertools::combinatoric::CombinationsWithReplacement;
    compress = "itertools.compress" (object) Compress [BASETYPE] crate::modules::itertools::selecting::Compress;
    count = "itertools.count" (object) Count [BASETYPE] crate::modules::itertools::endless::Count;
    cycle = "itertools.cycle" (object) Cycle [BASETYPE] crate::modules::itertools::endless::Cycle;
    drop_while = "itertools.dropwhile" (object) DropWhile [BASETYPE] crate::modules::itertools::selecting::DropWhile;
    filter_false = "itertools.filterfalse" (object) FilterFalse [BASETYPE] crate::modules::itertools::selecting::FilterFalse;
    group_by = "itertools.groupby" (object) GroupBy [BASETYPE] crate::modules::itertools::groupby::GroupBy;
    grouper = "itertools._grouper" (object) Grouper [] crate::modules::itertools::groupby::Grouper;
    islice = "itertools.islice" (object) ISlice [BASETYPE] crate::modules::itertools::islice::ISlice;
    pairwise = "itertools.pairwise" (object) Pairwise [BASETYPE] crate::modules::itertools::pairing::Pairwise;
    permutations = "itertools.permutations" (object) Permutations [BASETYPE] crate::modules::itertools::combinatoric::Permutations;
    product = "itertools.product" (object) Product [BASETYPE] crate::modules::itertools::combinatoric::Product;
    repeat = "itertools.repeat" (object) Repeat [BASETYPE] crate::modules::itertools::endless::Repeat;
    star_map = "itertools.starmap" (object) StarMap [BASETYPE] crate::modules::itertools::selecting::StarMap;
    take_while = "itertools.takewhile" (object) TakeWhile [BASETYPE] crate::modules::itertools::selecting::TakeWhile;
    tee = "itertools._tee" (object) Tee [WEAKREF] crate::modules::itertools::tee::Tee;
    tee_block = "itertools._tee_dataobject" (object) TeeBlock [] crate::modules::itertools::tee::TeeBlock;
    zip_longest = "itertools.zip_longest" (object) ZipLongest [BASETYPE] crate::modules::itertools::pairing::ZipLongest;
    attrgetter = "operator.attrgetter" (object) AttrGetter [] crate::modules::_operator::getters::AttrGetter;
    itemgetter = "operator.itemgetter" (object) ItemGetter [] crate::modules::_operator::getters::ItemGetter;
    methodcaller = "operator.methodcaller" (object) MethodCaller [] crate::modules::_operator::method_caller::MethodCaller;
    partial = "functools.partial" (object) Partial false [BASETYPE DICT WEAKREF] crate::modules::_functools::partial::Partial;
    key_wrapper = "functools.KeyWrapper" (object) KeyWrapper [] crate::modules::_functools::key_wrapper::KeyWrapper;
    lru_cache = "functools._lru_cache_wrapper" (object) LruCache false [BASETYPE DICT WEAKREF] crate::modules::_functools::lru_cache::LruCache;
    deque = "collections.deque" (object) Deque [BASETYPE CONCAT SEQUENCE WEAKREF] crate::modules::_collections::deque::Deque;
    deque_iterator = "_collections._deque_iterator" (object) DequeIterator [] crate::modules::_collections::deque::iter::DequeIterator;
    deque_reverse_iterator = "_collections._deque_reverse_iterator" (object) DequeReverseIterator [] crate::modules::_collections::deque::iter::DequeReverseIterator;
    tuple_getter = "collections._tuplegetter" (object) TupleGetter [] crate::modules::_collections::tuple_getter::TupleGetter;
    default_dict = "collections.defaultdict" (dict) Dict false [BASETYPE MAPPING MATCH_SELF SOLID] crate::modules::_collections::default_dict::DefaultDict;
    ordered_dict = "collections.OrderedDict" (dict) Dict false [BASETYPE DICT WEAKREF MAPPING MATCH_SELF SOLID] crate::modules::_collections::ordered_dict::OrderedDict;
    ordered_dict_iterator = "odict_iterator" (object) DictIterator false [] crate::objects::dict::iter::DictIterator;
    ordered_dict_keys = "odict_keys" (dict_keys) DictView false [] crate::modules::_collections::ordered_dict::views::Keys;
    ordered_dict_values = "odict_values" (dict_values) DictView false [] crate::modules::_collections::ordered_dict::views::Values;
    ordered_dict_items = "odict_items" (dict_items) DictView false [] crate::modules::_collections::ordered_dict::views::Items;
    generic_alias = "types.GenericAlias" (object) GenericAlias [WEAKREF BASETYPE] crate::objects::generic_alias::GenericAlias;
    generic_alias_iterator = "generic_alias_iterator" (object) GenericAliasIterator [] crate::objects::generic_alias::GenericAliasIterator;
    union_type = "types.UnionType" (object) Union [] crate::objects::union::Union;
    lock = "_thread.lock" (object) Lock [WEAKREF] crate::modules::_thread::Lock;
    context_var = "_contextvars.ContextVar" (object) ContextVar [] crate::modules::_contextvars::ContextVar;
    context = "_contextvars.Context" (object) Context [WEAKREF] crate::modules::_contextvars::Context;
    context_token = "_contextvars.Token" (object) ContextToken [NO_INSTANCES] crate::modules::_contextvars::Token;
    token_missing = "Token.MISSING" (object) Instance false [NO_INSTANCES] crate::modules::_contextvars::Missing;
    struct_ = "_struct.Struct" (object) Struct [BASETYPE WEAKREF] crate::modules::_struct::Struct;
    unpack_iterator = "_struct.unpack_iterator" (object) UnpackIterator [NO_INSTANCES] crate::modules::_struct::UnpackIterator;
    hash = "_hashlib.HASH" (object) Hash [NO_INSTANCES BASETYPE] crate::modules::_hashlib::HashType;
    hash_xof = "_hashlib.HASHXOF" (hash) Hash false [NO_INSTANCES BASETYPE] crate::modules::_hashlib::ExtendableHashType;
    blake2b = "_blake2.blake2b" (object) Hash false [BASETYPE] crate::modules::_hashlib::blake2::Blake2b;
    blake2s = "_blake2.blake2s" (object) Hash false [BASETYPE] crate::modules::_hashlib::blake2::Blake2s;
    ucd = "unicodedata.UCD" (object) Instance false [NO_INSTANCES] crate::modules::unicodedata::Ucd;
    multibyte_codec = "_multibytecodec.MultibyteCodec" (object) MultibyteCodec [NO_INSTANCES] crate::modules::_multibytecodec::MultibyteCodec;
    multibyte_incremental_encoder = "_multibytecodec.MultibyteIncrementalEncoder" (object) MultibyteCoder [BASETYPE] crate::modules::_multibytecodec::IncrementalEncoder;
    multibyte_incremental_decoder = "_multibytecodec.MultibyteIncrementalDecoder" (object) MultibyteCoder false [BASETYPE] crate::modules::_multibytecodec::IncrementalDecoder;
    multibyte_stream_reader = "_multibytecodec.MultibyteStreamReader" (object) MultibyteCoder false [BASETYPE] crate::modules::_multibytecodec::StreamReader;
    multibyte_stream_writer = "_multibytecodec.MultibyteStreamWriter" (object) MultibyteCoder false [BASETYPE] crate::modules::_multibytecodec::StreamWriter;
    symtable_entry = "symtable entry" (object) SymtableEntry [NO_INSTANCES] crate::modules::_symtable::Entry;
    csv_dialect = "_csv.Dialect" (object) CsvDialect [BASETYPE] crate::modules::_csv::Dialect;
    csv_reader = "_csv.reader" (object) CsvReader [NO_INSTANCES] crate::modules::_csv::Reader;
    csv_writer = "_csv.writer" (object) CsvWriter [NO_INSTANCES] crate::modules::_csv::Writer;
    pickler = "_pickle.Pickler" (object) Pickler [BASETYPE] crate::modules::_pickle::Pickler;
    unpickler = "_pickle.Unpickler" (object) Unpickler [BASETYPE] crate::modules::_pickle::Unpickler;
    json_scanner = "_json.Scanner" (object) JsonScanner [] crate::modules::_json::Scanner;
    json_encoder = "_json.Encoder" (object) JsonEncoder [] crate::modules::_json::Encoder;
    array = "array.array" (object) Array [BASETYPE CONCAT SEQUENCE WEAKREF] crate::modules::array::Array;
    array_iterator = "array.arrayiterator" (object) ArrayIterator [NO_INSTANCES] crate::modules::array::ArrayIterator;
    socket = "_socket.socket" (object) Socket [BASETYPE] crate::modules::_socket::Socket;
    select_poll = "select.poll" (object) Poll [NO_INSTANCES] crate::modules::select::Poll;
    select_epoll = "select.epoll" (object) Epoll [] crate::modules::select::Epoll;
    zlib_compress = "zlib.Compress" (object) ZlibCompress [NO_INSTANCES] crate::modules::zlib::Compress;
    zlib_decompress = "zlib.Decompress" (object) ZlibDecompress [NO_INSTANCES] crate::modules::zlib::Decompress;
    rlock = "_thread.RLock" (object) RLock [BASETYPE WEAKREF] crate::modules::_thread::RLock;
    sem_lock = "_multiprocessing.SemLock" (object) SemLock [BASETYPE] crate::modules::_multiprocessing::SemLock;
    simple_queue = "_queue.SimpleQueue" (object) SimpleQueue [BASETYPE WEAKREF] crate::modules::_queue::SimpleQueue;
    thread_local = "_thread._local" (object) Local [BASETYPE WEAKREF] crate::modules::_thread::Local;
    io_base = "_io._IOBase" (object) Instance false [BASETYPE DICT WEAKREF SOLID] crate::modules::_io::iobase::IoBase;
    raw_io_base = "_io._RawIOBase" (io_base) Instance false [BASETYPE DICT WEAKREF] crate::modules::_io::iobase::RawIoBase;
    buffered_io_base = "_io._BufferedIOBase" (io_base) Instance false [BASETYPE DICT WEAKREF] crate::modules::_io::iobase::BufferedIoBase;
    text_io_base = "_io._TextIOBase" (io_base) Instance false [BASETYPE DICT WEAKREF] crate::modules::_io::iobase::TextIoBase;
    file_io = "_io.FileIO" (raw_io_base) FileIo false [BASETYPE DICT WEAKREF] crate::modules::_io::FileIo;
    bytes_io = "_io.BytesIO" (buffered_io_base) BytesIo false [BASETYPE DICT WEAKREF] crate::modules::_io::BytesIo;
    string_io = "_io.StringIO" (text_io_base) StringIo false [BASETYPE DICT WEAKREF] crate::modules::_io::StringIo;
    buffered_reader = "_io.BufferedReader" (buffered_io_base) Buffered false [BASETYPE DICT WEAKREF SOLID] crate::modules::_io::buffered::BufferedReader;
    buffered_writer = "_io.BufferedWriter" (buffered_io_base) Buffered false [BASETYPE DICT WEAKREF SOLID] crate::modules::_io::buffered::BufferedWriter;
    buffered_random = "_io.BufferedRandom" (buffered_io_base) Buffered false [BASETYPE DICT WEAKREF SOLID] crate::modules::_io::buffered::BufferedRandom;
    buffered_rw_pair = "_io.BufferedRWPair" (buffered_io_base) BufferedRwPair false [BASETYPE DICT WEAKREF] crate::modules::_io::BufferedRwPair;
    text_io_wrapper = "_io.TextIOWrapper" (text_io_base) TextIoWrapper false [BASETYPE DICT WEAKREF] crate::modules::_io::TextIoWrapper;
    incremental_newline_decoder = "_io.IncrementalNewlineDecoder" (object) IncrementalNewlineDecoder false [BASETYPE] crate::modules::_io::IncrementalNewlineDecoder;
    scandir_iterator = "posix.ScandirIterator" (object) ScandirIterator false [] crate::modules::posix::directories::ScandirIterator;
    dir_entry = "posix.DirEntry" (object) DirEntry [] crate::modules::posix::directories::DirEntry;
    sre_pattern = "re.Pattern" (object) SrePattern [WEAKREF] crate::modules::_sre::Pattern;
    sre_match = "re.Match" (object) SreMatch [] crate::modules::_sre::Match;
    sre_scanner = "_sre.SRE_Scanner" (object) SreScanner [] crate::modules::_sre::Scanner;
    sha512 = "_sha512.sha512" (object) Sha512 [NO_INSTANCES] crate::modules::_sha512::Hash;
    sha384 = "_sha512.sha384" (object) Sha512 false [NO_INSTANCES] crate::modules::_sha512::Hash;
    random = "_random.Random" (object) Random [BASETYPE] crate::modules::_random::Random;
    weakref = "weakref.ReferenceType" (object) WeakRef [BASETYPE] crate::objects::weakref::reference::Reference;
    weakproxy = "weakref.ProxyType" (object) WeakRef false [] crate::objects::weakref::proxy::Proxy;
    weakcallableproxy = "weakref.CallableProxyType" (object) WeakRef false [] crate::objects::weakref::proxy::CallableProxy;

    base_exception = "BaseException" (object) Exception false [] exception::BaseException;
    base_exception_group = "BaseExceptionGroup" (base_exception) Exception false [] exception::group::BaseExceptionGroup;
    exception = "Exception" (base_exception) Exception false [];
    arithmetic_error = "ArithmeticError" (exception) Exception false [];
    floating_point_error = "FloatingPointError" (arithmetic_error) Exception false [];
    overflow_error = "OverflowError" (arithmetic_error) Exception false [];
    zero_division_error = "ZeroDivisionError" (arithmetic_error) Exception false [];
    assertion_error = "AssertionError" (exception) Exception false [];
    attribute_error = "AttributeError" (exception) Exception false [] exception::name_errors::AttributeError;
    buffer_error = "BufferError" (exception) Exception false [];
    eof_error = "EOFError" (exception) Exception false [];
    import_error = "ImportError" (exception) Exception false [] exception::import_error::ImportError;
    module_not_found_error = "ModuleNotFoundError" (import_error) Exception false [];
    lookup_error = "LookupError" (exception) Exception false [];
    index_error = "IndexError" (lookup_error) Exception false [];
    key_error = "KeyError" (lookup_error) Exception false [] exception::KeyError;
    memory_error = "MemoryError" (exception) Exception false [];
    name_error = "NameError" (exception) Exception false [] exception::name_errors::NameError;
    unbound_local_error = "UnboundLocalError" (name_error) Exception false [];
    os_error = "OSError" (exception) Exception false [] exception::os_error::OsError;
    blocking_io_error = "BlockingIOError" (os_error) Exception false [];
    child_process_error = "ChildProcessError" (os_error) Exception false [];
    connection_error = "ConnectionError" (os_error) Exception false [];
    broken_pipe_error = "BrokenPipeError" (connection_error) Exception false [];
    connection_aborted_error = "ConnectionAbortedError" (connection_error) Exception false [];
    connection_refused_error = "ConnectionRefusedError" (connection_error) Exception false [];
    connection_reset_error = "ConnectionResetError" (connection_error) Exception false [];
    file_exists_error = "FileExistsError" (os_error) Exception false [];
    file_not_found_error = "FileNotFoundError" (os_error) Exception false [];
    interrupted_error = "InterruptedError" (os_error) Exception false [];
    is_a_directory_error = "IsADirectoryError" (os_error) Exception false [];
    not_a_directory_error = "NotADirectoryError" (os_error) Exception false [];
    permission_error = "PermissionError" (os_error) Exception false [];
    process_lookup_error = "ProcessLookupError" (os_error) Exception false [];
    timeout_error = "TimeoutError" (os_error) Exception false [];
    reference_error = "ReferenceError" (exception) Exception false [];
    runtime_error = "RuntimeError" (exception) Exception false [];
    not_implemented_error = "NotImplementedError" (runtime_error) Exception false [];
    recursion_error = "RecursionError" (runtime_error) Exception false [];
    stop_async_iteration = "StopAsyncIteration" (exception) Exception false [];
    stop_iteration = "StopIteration" (exception) Exception false [] exception::stop::StopIteration;
    syntax_error = "SyntaxError" (exception) Exception false [] exception::syntax_error::SyntaxError;
    indentation_error = "IndentationError" (syntax_error) Exception false [];
    tab_error = "TabError" (indentation_error) Exception false [];
    system_error = "SystemError" (exception) Exception false [];
    type_error = "TypeError" (exception) Exception false [];
    value_error = "ValueError" (exception) Exception false [];
    unicode_error = "UnicodeError" (value_error) Exception false [];
    unicode_decode_error = "UnicodeDecodeError" (unicode_error) Exception false [] exception::unicode_errors::UnicodeDecodeError;
    unicode_encode_error = "UnicodeEncodeError" (unicode_error) Exception false [] exception::unicode_errors::UnicodeEncodeError;
    unicode_translate_error = "UnicodeTranslateError" (unicode_error) Exception false [] exception::unicode_errors::UnicodeTranslateError;
    warning = "Warning" (exception) Exception false [];
    bytes_warning = "BytesWarning" (warning) Exception false [];
    deprecation_warning = "DeprecationWarning" (warning) Exception false [];
    encoding_warning = "EncodingWarning" (warning) Exception false [];
    future_warning = "FutureWarning" (warning) Exception false [];
    import_warning = "ImportWarning" (warning) Exception false [];
    pending_deprecation_warning = "PendingDeprecationWarning" (warning) Exception false [];
    resource_warning = "ResourceWarning" (warning) Exception false [];
    runtime_warning = "RuntimeWarning" (warning) Exception false [];
    syntax_warning = "SyntaxWarning" (warning) Exception false [];
    unicode_warning = "UnicodeWarning" (warning) Exception false [];
    user_warning = "UserWarning" (warning) Exception false [];
    generator_exit = "GeneratorExit" (base_exception) Exception false [];
    keyboard_interrupt = "KeyboardInterrupt" (base_exception) Exception false [];
    system_exit = "SystemExit" (base_exception) Exception false [] exception::stop::SystemExit;
    exception_group = "ExceptionGroup" (base_exception_group + exception) Exception false [WEAKREF];
}

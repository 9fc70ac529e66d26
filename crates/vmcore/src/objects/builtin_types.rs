//! Every builtin type there is, and the exceptions: name, base, what its instances are made of.

use crate::heap::Kind;
use crate::native::Table;
use crate::objects::types::{Flags, Type};
use crate::value::Ref;

/// How a builtin type is made.
pub(crate) struct Spec {
    pub name: &'static str,
    /// Index of the base in the list; a type's base comes before it.
    pub base: Option<usize>,
    /// Payload of instances. The first type of a kind stands for it in messages.
    pub kind: Kind,
    /// Whether this is the type that exact payloads of its kind have.
    pub primary: bool,
    pub flags: Flags,
    pub doc: Option<&'static str>,
    pub tables: &'static [&'static Table],
}

macro_rules! types {
    ($($field:ident = $name:literal $(($base:ident))? $kind:ident $($primary:literal)? [$($flag:ident)*] $($methods:path)?;)*) => {
        /// The builtin types by name.
        pub struct Types { $(pub $field: Ref<Type>),* }

        #[allow(non_camel_case_types)]
        enum Index { $($field),* }

        pub(crate) static SPECS: &[Spec] = &[$(Spec {
            name: $name,
            base: types!(@base $($base)?),
            kind: Kind::$kind,
            primary: types!(@primary $($primary)?),
            flags: Flags::from_bits_truncate(types!(@dict $kind) $(| Flags::$flag.bits())*),
            doc: types!(@doc $($methods)?),
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
    (@dict Exception) => { Flags::DICT.bits() | Flags::WEAKREF.bits() };
    (@dict $kind:ident) => { 0 };
    (@doc) => { None };
    (@doc $methods:path) => { <$methods as crate::native::Methods>::DOC };
    (@tables) => { &[] };
    (@tables $methods:path) => { <$methods as crate::native::Methods>::TABLES };
}

// field = "name" (base) payload [flags] methods; `false` after the payload: not the payload's primary type.
types! {
    object = "object" Instance [BASETYPE];
    type_ = "type" (object) Type [BASETYPE WEAKREF TYPE_SUBCLASS];
    int = "int" (object) Int [BASETYPE MATCH_SELF];
    bool = "bool" (int) Int false [MATCH_SELF];
    float = "float" (object) Float [BASETYPE MATCH_SELF];
    str = "str" (object) Str [BASETYPE MATCH_SELF];
    bytes = "bytes" (object) Bytes [BASETYPE MATCH_SELF];
    tuple = "tuple" (object) Tuple [BASETYPE SEQUENCE MATCH_SELF];
    list = "list" (object) List [BASETYPE SEQUENCE MATCH_SELF];
    dict = "dict" (object) Dict [BASETYPE MAPPING MATCH_SELF];
    set = "set" (object) Set [BASETYPE WEAKREF MATCH_SELF];
    slice = "slice" (object) Slice [];
    range = "range" (object) Range [SEQUENCE];
    none_type = "NoneType" (object) Instance false [];
    not_implemented_type = "NotImplementedType" (object) Instance false [];
    ellipsis = "ellipsis" (object) Instance false [];
    cell = "cell" (object) Cell [];
    code = "code" (object) Code [];
    function = "function" (object) Function [WEAKREF];
    method = "method" (object) BoundMethod [WEAKREF];
    builtin_function = "builtin_function_or_method" (object) NativeFunction [WEAKREF];
    method_descriptor = "method_descriptor" (object) NativeFunction false [];
    wrapper_descriptor = "wrapper_descriptor" (object) NativeFunction false [];
    classmethod_descriptor = "classmethod_descriptor" (object) NativeFunction false [];
    method_wrapper = "method-wrapper" (object) NativeFunction false [];
    getset_descriptor = "getset_descriptor" (object) Descriptor [];
    member_descriptor = "member_descriptor" (object) Descriptor false [];
    property = "property" (object) Property [BASETYPE];
    classmethod = "classmethod" (object) ClassMethod [BASETYPE];
    staticmethod = "staticmethod" (object) StaticMethod [BASETYPE];
    super_ = "super" (object) Super [BASETYPE];
    mappingproxy = "mappingproxy" (object) MappingProxy [];
    simple_namespace = "types.SimpleNamespace" (object) Instance false [BASETYPE DICT];
    module = "module" (object) Module [BASETYPE WEAKREF];
    traceback = "traceback" (object) Traceback [];
    frame = "frame" (object) FrameObject [];
    generator = "generator" (object) Generator [WEAKREF] crate::objects::generator::Generator;
    coroutine = "coroutine" (object) Generator false [WEAKREF] crate::objects::generator::methods::Coroutine;
    coroutine_wrapper = "coroutine_wrapper" (object) CoroutineWrapper [] crate::objects::generator::methods::CoroutineWrapper;
    async_generator = "async_generator" (object) Generator false [WEAKREF] crate::objects::generator::async_generator::AsyncGenerator;
    async_generator_asend = "async_generator_asend" (object) AsyncSend [] crate::objects::generator::async_generator::Send;
    async_generator_athrow = "async_generator_athrow" (object) AsyncThrow [] crate::objects::generator::async_generator::Throw;
    async_gen_wrapped_value = "async_generator_wrapped_value" (object) WrappedValue [];
    list_iterator = "list_iterator" (object) Iter [];
    weakref = "weakref.ReferenceType" (object) WeakRef [BASETYPE];
    weakproxy = "weakref.ProxyType" (object) WeakRef false [];
    weakcallableproxy = "weakref.CallableProxyType" (object) WeakRef false [];

    base_exception = "BaseException" (object) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    system_exit = "SystemExit" (base_exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    keyboard_interrupt = "KeyboardInterrupt" (base_exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    generator_exit = "GeneratorExit" (base_exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    exception = "Exception" (base_exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    stop_iteration = "StopIteration" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    stop_async_iteration = "StopAsyncIteration" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    arithmetic_error = "ArithmeticError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    floating_point_error = "FloatingPointError" (arithmetic_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    overflow_error = "OverflowError" (arithmetic_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    zero_division_error = "ZeroDivisionError" (arithmetic_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    assertion_error = "AssertionError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    attribute_error = "AttributeError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    buffer_error = "BufferError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    eof_error = "EOFError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    import_error = "ImportError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    module_not_found_error = "ModuleNotFoundError" (import_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    lookup_error = "LookupError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    index_error = "IndexError" (lookup_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    key_error = "KeyError" (lookup_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    memory_error = "MemoryError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    name_error = "NameError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    unbound_local_error = "UnboundLocalError" (name_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    os_error = "OSError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    runtime_error = "RuntimeError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    not_implemented_error = "NotImplementedError" (runtime_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    recursion_error = "RecursionError" (runtime_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    syntax_error = "SyntaxError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    indentation_error = "IndentationError" (syntax_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    tab_error = "TabError" (indentation_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    system_error = "SystemError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    type_error = "TypeError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    value_error = "ValueError" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    unicode_error = "UnicodeError" (value_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    unicode_encode_error = "UnicodeEncodeError" (unicode_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    unicode_decode_error = "UnicodeDecodeError" (unicode_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    unicode_translate_error = "UnicodeTranslateError" (unicode_error) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    warning = "Warning" (exception) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    deprecation_warning = "DeprecationWarning" (warning) Exception false [BASETYPE EXCEPTION_SUBCLASS];
    runtime_warning = "RuntimeWarning" (warning) Exception false [BASETYPE EXCEPTION_SUBCLASS];
}

//! What `#[methods]` and `#[module]` make of a declaration.

use super::{NativeFn, Recursion};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// A builtin type as its declarations know it: implemented by a type's main `#[methods("name")]` block.
pub trait Builtin {
    /// CPython's `tp_name`: `list`, `collections.deque`.
    const NAME: &'static str;

    /// Whether `value` is an instance, of a subclass included.
    fn is_instance(vm: &Vm, value: &Value) -> bool;
}

/// What a builtin type declares.
pub trait Methods: Builtin {
    /// The main block's table, then those of the parts it lists.
    const TABLES: &'static [&'static Table];

    fn methods() -> impl Iterator<Item = &'static MethodDef> {
        Self::TABLES.iter().flat_map(|table| table.methods.iter().copied())
    }
}

/// The declarations of one `impl` block, in their order.
pub struct Table {
    pub methods: &'static [&'static MethodDef],
    pub attributes: &'static [AttributeDef],
}

/// A native module's functions.
pub struct ModuleDef {
    pub name: &'static str,
    pub tables: &'static [&'static Table],
}

impl ModuleDef {
    pub fn functions(&self) -> impl Iterator<Item = &'static MethodDef> {
        self.tables.iter().flat_map(|table| table.methods.iter().copied())
    }
}

/// The versions of CPython 3 that have a method: minor numbers.
#[derive(Clone, Copy, Debug)]
pub struct Versions {
    pub since: u8,
    /// The first that no longer has it.
    pub until: u8,
}

impl Versions {
    pub fn contains(self, minor: u8) -> bool {
        (self.since..self.until).contains(&minor)
    }
}

/// What kind of object a method is in its class's namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    /// `method_descriptor`
    Method,
    /// `wrapper_descriptor`
    Slot,
    /// `classmethod_descriptor`
    Class,
    /// `staticmethod` of a `builtin_function_or_method`
    Static,
    /// `__new__`
    New,
    /// A module's `builtin_function_or_method`.
    Function,
}

/// How CPython checks the number of arguments, which its messages show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// METH_NOARGS: `list.clear() takes no arguments (1 given)`
    NoArgs,
    /// METH_O: `list.append() takes exactly one argument (0 given)`
    One,
    /// `_PyArg_CheckPositional`: `pop expected at most 1 argument, got 2`
    Positional,
    /// `PyArg_ParseTuple`: `find() takes at least 1 argument (0 given)`
    ParseTuple,
    /// `_PyArg_UnpackKeywords`: `split() takes at most 2 arguments (3 given)`
    Keywords,
    /// Slot wrappers: `expected 1 argument, got 0`
    Slot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

#[derive(Clone, Copy, Debug)]
pub struct Param {
    pub name: &'static str,
    pub kind: ParamKind,
    /// Whether every call gives it.
    pub required: bool,
}

/// Which parameters there are, counted once.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub positional_only: usize,
    /// Required parameters that can be given by position.
    pub required: usize,
    /// Parameters that can be given by position, `*args` aside.
    pub most: usize,
    /// Whether a keyword-only parameter is required.
    pub needs_keyword: bool,
    pub var_positional: bool,
    pub var_keyword: bool,
    /// Whether some parameter can be given by name.
    pub named: bool,
}

impl Shape {
    pub const fn of(params: &[Param]) -> Shape {
        let mut shape = Shape {
            positional_only: 0,
            required: 0,
            most: 0,
            needs_keyword: false,
            var_positional: false,
            var_keyword: false,
            named: false,
        };
        let mut i = 0;
        while i < params.len() {
            let required = params[i].required;
            match params[i].kind {
                ParamKind::PositionalOnly | ParamKind::PositionalOrKeyword => {
                    shape.most += 1;
                    shape.required += required as usize;
                    let positional_only = matches!(params[i].kind, ParamKind::PositionalOnly);
                    shape.positional_only += positional_only as usize;
                    shape.named |= !positional_only;
                }
                ParamKind::KeywordOnly => {
                    shape.needs_keyword |= required;
                    shape.named = true;
                }
                ParamKind::VarPositional => shape.var_positional = true,
                ParamKind::VarKeyword => shape.var_keyword = true,
            }
            i += 1;
        }
        shape
    }

    /// Whether all keyword arguments are for `**kwargs`.
    #[inline(always)]
    pub fn takes_any_keyword(&self) -> bool {
        self.var_keyword && !self.named
    }

    /// Whether so many positional arguments fit.
    #[inline(always)]
    pub fn takes(&self, given: usize) -> bool {
        given >= self.required && (given <= self.most || self.var_positional)
    }
}

/// What the instruction that calls it answers itself of a function, where the arguments make that simple
/// (`interp::at_sight`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtSight {
    /// `len`
    Length,
    /// `isinstance`
    IsInstance,
    /// `list.append`
    Append,
    /// `list.pop`
    Pop,
    /// `dict.get`
    Get,
    /// `set.add`
    Add,
    /// `ord`
    CodePoint,
}

/// A builtin method or function.
pub struct MethodDef {
    pub name: &'static str,
    /// CPython's `tp_name` of the type, or the module's name.
    pub owner: &'static str,
    pub kind: MethodKind,
    pub flavour: Flavour,
    pub recursion: Recursion,
    /// The receiver is not among them.
    pub params: &'static [Param],
    pub shape: Shape,
    /// `__text_signature__` as inspect reads it, with its `$self`.
    pub text_signature: Option<&'static str>,
    /// For `__new__` and `__init__`: the class's `__text_signature__`.
    pub class_signature: Option<&'static str>,
    /// What messages call it, where that is not the name (for a constructor: the class's).
    pub name_in_messages: Option<&'static str>,
    /// The messages for too few and too many arguments, where CPython has its own.
    pub too_few: Option<&'static str>,
    pub too_many: Option<&'static str>,
    pub versions: Versions,
    pub at_sight: Option<AtSight>,
    /// Whether a value may be the receiver.
    pub is_receiver: fn(&Vm, &Value) -> bool,
    pub call: NativeFn,
}

impl MethodDef {
    /// The parameters that have a place of their own, in order.
    pub fn named(&self) -> impl Iterator<Item = &'static Param> + Clone {
        let variadic = |p: &&Param| matches!(p.kind, ParamKind::VarPositional | ParamKind::VarKeyword);
        self.params.iter().filter(move |p| !variadic(p))
    }

    /// The parameters that can be given by name.
    pub fn keywords(&self) -> impl Iterator<Item = &'static Param> {
        self.named().filter(|p| p.kind != ParamKind::PositionalOnly)
    }

    /// Whether this makes or sets up an instance.
    pub fn constructs(&self) -> bool {
        self.kind == MethodKind::New || self.name == "__init__"
    }

    /// The name in front of the parentheses in CPython's argument clinic: `split`, `list` for its constructor.
    pub fn short_name(&self) -> &'static str {
        match self.name_in_messages {
            Some(name) => name,
            None if self.constructs() => self.owner_name(),
            None => self.name,
        }
    }

    /// The name that METH_NOARGS, METH_O and "takes no keyword arguments" show: `list.append`, `math.sqrt`, `len`.
    pub fn qualified_name(&self) -> String {
        match self.name_in_messages {
            Some(name) => name.to_owned(),
            None if self.constructs() => self.owner_name().to_owned(),
            None if self.kind == MethodKind::Function && self.owner == "builtins" => self.name.to_owned(),
            None if self.kind == MethodKind::Function => format!("{}.{}", self.owner, self.name),
            None => format!("{}.{}", self.owner_name(), self.name),
        }
    }

    /// The type's name without its module.
    fn owner_name(&self) -> &'static str {
        self.owner.rsplit('.').next().unwrap_or(self.owner)
    }
}

pub type Getter = fn(&mut Vm, &Value) -> Res<Value>;
/// `None` deletes.
pub type Setter = fn(&mut Vm, &Value, Option<&Value>) -> Res<()>;

/// An attribute with a getter or setter.
pub struct AttributeDef {
    pub name: &'static str,
    /// Whether this is a `member_descriptor` rather than a `getset_descriptor`.
    pub member: bool,
    pub versions: Versions,
    /// Both check the receiver.
    pub get: Option<Getter>,
    pub set: Option<Setter>,
}

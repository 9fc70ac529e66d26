//! `_ast`: the classes of syntax trees. Which there are, and what they have, is the compiler's to say: the host describes
//! its own when the module is made.

pub(crate) mod tree;

use bytecode::Const;

use crate::native::{Kwargs, methods, module};
use crate::objects::dict::{self, Dict};
use crate::objects::instance::Instance;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, constant};
use crate::ops::{self, call};
use crate::runtime::{CompileRequest, compile};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Stands for the class `AST`: nodes are their attributes alone.
pub struct Ast;

pub(crate) fn is_node(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is_subtype(vm, &vm.types().ast)
}

#[methods("ast.AST", is = is_node)]
impl Ast {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Instance> {
        attrs::new_instance(vm, class, Instance)
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Value, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        let class = class_of(vm, this).clone();
        let fields = names(vm, class.as_value(), "_fields")?;
        let shown = class.get(vm).name.to_string_lossy();
        if args.len() > fields.len() {
            let (most, plural) = (fields.len(), if fields.len() == 1 { "" } else { "s" });
            let message = format!("{shown} constructor takes at most {most} positional argument{plural}");
            return Err(vm.type_error(&message));
        }
        for (name, value) in fields.iter().zip(args) {
            ops::set_attr(vm, this, name, value)?;
        }
        for (name, value) in kwargs {
            let name = name.interned(vm);
            if fields.iter().position(|field| field.is(&name)).is_some_and(|at| at < args.len()) {
                let name = name.to_string_lossy();
                let message = format!("{shown} got multiple values for argument '{name}'");
                return Err(vm.type_error(&message));
            }
            ops::set_attr(vm, this, &name, value)?;
        }
        Ok(())
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Value) -> Res<Value> {
        let class = class_of(vm, this).to_value();
        let none = tuple::from_slice(vm, &[])?.to_value();
        Ok(match attrs::existing_dict(vm, this) {
            Some(attributes) => tuple::from_slice(vm, &[class, none, attributes.into()])?.into(),
            None => tuple::from_slice(vm, &[class, none])?.into(),
        })
    }
}

/// The names that a node or a class of nodes lists under `attribute`: none where it does not.
fn names(vm: &mut Vm, object: &Value, attribute: &str) -> Res<Vec<Ref<Str>>> {
    let attribute = vm.intern(attribute);
    let Some(listed) = ops::get_attr_or_none(vm, object, &attribute)? else { return Ok(Vec::new()) };
    let listed = tuple::from_iterable(vm, &listed)?;
    let mut names = Vec::with_capacity(listed.len());
    for name in listed.items() {
        names.push(ops::attr::name_argument(vm, name)?.interned(vm));
    }
    Ok(names)
}

pub(crate) struct Module;

#[module("_ast")]
impl Module {}

/// What the module keeps to itself: its classes by name, and the one instance of each class without fields that
/// trees share.
struct State {
    classes: Ref<Dict>,
    shared: Ref<Dict>,
}

fn state(vm: &mut Vm) -> Res<State> {
    super::import_native(vm, "_ast")?;
    let kept = vm.interp().module_state.borrow().get("_ast").cloned();
    let kept = kept.and_then(|kept| kept.downcast_owned::<Tuple>().ok());
    let parts = kept.as_ref().map_or(&[][..], |kept| kept.items());
    match parts {
        [classes, shared] => match (classes.downcast::<Dict>(), shared.downcast::<Dict>()) {
            (Some(classes), Some(shared)) => Ok(State { classes: classes.clone(), shared: shared.clone() }),
            _ => Err(vm.system_error("_ast has lost its classes")),
        },
        _ => Err(vm.system_error("_ast has lost its classes")),
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    // An interpreter has one set of classes, however often the module is made.
    let kept = vm.interp().module_state.borrow().get("_ast.names").cloned();
    if let Some(names) = kept.as_ref().and_then(|kept| kept.downcast::<Dict>()) {
        return module.update(vm, names.as_value());
    }
    let description = compile(vm, &CompileRequest::tree_classes())?;
    let Const::Tuple(parts) = &description else { return Err(malformed(vm)) };
    let [Const::List(described), Const::Dict(flags)] = &**parts else { return Err(malformed(vm)) };
    let (classes, shared) = (dict::new(vm), dict::new(vm));
    let root = vm.types().ast.clone();
    let nothing: Value = tuple::from_slice(vm, &[])?.into();
    let root_dict = root.get(vm).dict.clone();
    for name in ["_fields", "_attributes", "__match_args__"] {
        super::set(vm, &root_dict, name, nothing.clone())?;
    }
    super::set(vm, module, "AST", root.to_value())?;
    super::set(vm, &classes, "AST", root.to_value())?;
    let version = vm.interp().configuration.version;
    for class in described.iter() {
        let Const::Tuple(parts) = class else { return Err(malformed(vm)) };
        let [Const::Str(name), Const::Str(base), namespace] = &**parts else { return Err(malformed(vm)) };
        let (name, base) = (constant::str_value(vm, name)?, constant::str_value(vm, base)?);
        let Some(base) = classes.get_str(vm, &base) else { return Err(malformed(vm)) };
        let namespace = constant::value(vm, namespace, version)?;
        let bases = tuple::from_slice(vm, &[base])?.to_value();
        let metaclass = vm.types().type_.to_value();
        let made = call::call_positional(vm, &metaclass, &[name.to_value(), bases, namespace])?;
        classes.set_str(vm, &name, made.clone())?;
        module.set_str(vm, &name, made)?;
    }
    for (name, value) in flags.iter() {
        let (Const::Str(name), Const::Int(value)) = (name, value) else { return Err(malformed(vm)) };
        super::set(vm, module, &name.to_str_lossy(), Value::small_int_wrapping(*value))?;
    }
    let kept = tuple::from_slice(vm, &[classes.into(), shared.into()])?.to_value();
    let names = dict::new(vm);
    names.update(vm, module.as_value())?;
    for name in ["__name__", "__doc__", "__package__", "__loader__", "__spec__"] {
        names.remove_str(vm, &vm.intern(name));
    }
    let mut state = vm.interp().module_state.borrow_mut();
    state.insert("_ast", kept);
    state.insert("_ast.names", names.into());
    Ok(())
}

#[cold]
fn malformed(vm: &Vm) -> Raised {
    vm.system_error("malformed description of syntax trees")
}

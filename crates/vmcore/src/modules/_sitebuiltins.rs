//! What the library's `site` puts into `builtins`: `exit`, `quit`, `copyright`, `credits`, `license` and `help`. The
//! guest does not run `site`, and most programs use none of these, so nothing is imported before one is used.

use crate::heap::{Trace, Visit};
use crate::native::{Args, Kwargs, OwnedArgs, methods};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, list};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// `exit` and `quit`.
pub struct Quitter {
    name: Value,
    eof: Value,
}

impl Trace for Quitter {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.name);
        visit(&self.eof);
    }
}

#[methods("_sitebuiltins.Quitter")]
impl Quitter {
    #[py("__new__($type, /, name, eof)")]
    fn construct(vm: &Vm, class: &Ref<Type>, name: &Value, eof: &Value) -> Ref<Quitter> {
        attrs::new_instance(vm, class, Quitter { name: name.clone(), eof: eof.clone() })
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Quitter>) -> Res<String> {
        let Quitter { name, eof } = this.get(vm);
        let (name, eof) = (name.clone(), eof.clone());
        let (name, eof) = (ops::str(vm, &name)?.to_string_lossy(), ops::str(vm, &eof)?.to_string_lossy());
        Ok(format!("Use {name}() or {eof} to exit"))
    }

    #[py("__call__($self, /, code=None)", flavour = "method")]
    fn call(vm: &mut Vm, _this: &Value, code: &Value) -> Res<()> {
        if let Some(stdin) = ops::sys_attribute(vm, "stdin") {
            let close = vm.names().close.clone();
            if let Err(raised) = call::method(vm, &stdin, &close, &[]) {
                drop(vm.take_raised(raised));
            }
        }
        let class = vm.types().system_exit.to_value();
        let exit = call::call_positional(vm, &class, std::slice::from_ref(code))?;
        match exit.downcast_owned::<Exception>() {
            Ok(exit) => Err(vm.raise_in_context(exit)),
            Err(_) => Ok(()),
        }
    }

    #[member]
    fn name(vm: &Vm, this: &Ref<Quitter>) -> Value {
        this.get(vm).name.clone()
    }

    #[member]
    fn eof(vm: &Vm, this: &Ref<Quitter>) -> Value {
        this.get(vm).eof.clone()
    }
}

/// `copyright`, `credits` and `license`: the library's own, once one is used.
pub struct Printer {
    name: &'static str,
    own: Option<Value>,
}

impl Trace for Printer {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.own.iter().for_each(visit);
    }
}

impl Printer {
    fn own(vm: &mut Vm, this: &Ref<Printer>) -> Res<Value> {
        if let Some(own) = &this.get(vm).own {
            return Ok(own.clone());
        }
        let name = this.get(vm).name;
        let library = ops::sys_attribute(vm, "_stdlib_dir").filter(|folder| !folder.is_none());
        let mut args = vec![vm.str(name)?.into()];
        match name {
            "copyright" => args.push(ops::sys_attribute(vm, "copyright").unwrap_or(Value::NONE)),
            "credits" => args.push(vm.str(CREDITS)?.into()),
            _ => {
                let mut folders = vec![vm.str(".")?.into()];
                if let Some(library) = library {
                    let library = ops::str(vm, &library)?.to_string_lossy();
                    folders.insert(0, vm.str(&library)?.into());
                    folders.insert(0, vm.str(&format!("{library}/.."))?.into());
                }
                let files = [vm.str("LICENSE.txt")?.into(), vm.str("LICENSE")?.into()];
                args.push(vm.str("See https://www.python.org/psf/license/")?.into());
                args.push(list::from_slice(vm, &files)?.into());
                args.push(list::from_slice(vm, &folders)?.into());
            }
        }
        let class = imported(vm, "_sitebuiltins", "_Printer")?;
        let own = call::call_positional(vm, &class, &args)?;
        this.get_mut(vm).own = Some(own.clone());
        Ok(own)
    }
}

const CREDITS: &str = "    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n    \
                       for supporting Python development.  See www.python.org for more information.";

#[methods("_sitebuiltins._Printer")]
impl Printer {
    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Printer>) -> Res<Value> {
        let own = Printer::own(vm, this)?;
        Ok(ops::repr(vm, &own)?.into())
    }

    #[py("__call__($self, /)", flavour = "method")]
    fn call(vm: &mut Vm, this: &Ref<Printer>) -> Res<Value> {
        let own = Printer::own(vm, this)?;
        call::call_positional(vm, &own, &[])
    }
}

/// `help`
pub struct Helper;

fn is_helper(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is(&vm.types().helper)
}

#[methods("_sitebuiltins._Helper", is = is_helper)]
impl Helper {
    #[py("__repr__")]
    fn repr(_this: &Value) -> &'static str {
        "Type help() for interactive help, or help(object) for help about object."
    }

    #[py("__call__($self, /, *args, **kwds)", flavour = "method")]
    fn call(vm: &mut Vm, _this: &Value, args: &[Value], kwds: Kwargs<'_>) -> Res<Value> {
        let help = imported(vm, "pydoc", "help")?;
        let args = OwnedArgs::new(vm, args, kwds)?;
        call::call(vm, &help, Args { ..args.args() })
    }
}

/// `from module import name`
fn imported(vm: &mut Vm, module: &str, name: &str) -> Res<Value> {
    let module = vm.intern(module).to_value();
    let module = ops::imports::import_module(vm, &module, None, &Value::NONE, 0)?;
    let name = vm.intern(name);
    ops::get_attr(vm, &module, &name)
}

/// Puts all of them into the namespace of `builtins`.
pub(crate) fn fill(vm: &mut Vm, builtins: &Ref<Dict>) -> Res<()> {
    for name in ["exit", "quit"] {
        let quitter = Quitter { name: vm.str(name)?.into(), eof: vm.str("Ctrl-D (i.e. EOF)")?.into() };
        let quitter = vm.alloc(quitter);
        super::set(vm, builtins, name, quitter.into())?;
    }
    for name in ["copyright", "credits", "license"] {
        let printer = vm.alloc(Printer { name, own: None });
        super::set(vm, builtins, name, printer.into())?;
    }
    let class = vm.types().helper.clone();
    let helper = attrs::new_instance(vm, &class, crate::objects::instance::Instance);
    super::set(vm, builtins, "help", helper.into())
}

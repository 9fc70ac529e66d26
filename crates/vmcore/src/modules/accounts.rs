//! `pwd` and `grp`: users and groups.

use std::ffi::CString;

use super::posix::{decode, encode};
use super::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::structseq::{self, Spec};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::runtime::platform::accounts::{self, By, Group, User};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

static STRUCT_PASSWD: Spec = Spec {
    name: "pwd.struct_passwd",
    fields: &["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"],
    items: 7,
    callable: true,
};

static STRUCT_GROUP: Spec = Spec {
    name: "grp.struct_group",
    fields: &["gr_name", "gr_passwd", "gr_gid", "gr_mem"],
    items: 4,
    callable: true,
};

fn record(vm: &mut Vm, spec: &'static Spec, values: Vec<Value>) -> Res<Value> {
    let class = vm.interp().module_state.borrow().get(spec.name).cloned();
    match class.as_ref().and_then(|class| class.downcast::<Type>()) {
        Some(class) => Ok(structseq::new(vm, class, values)?),
        None => Err(vm.system_error("a module is not initialised")),
    }
}

fn add_class(vm: &mut Vm, module: &Ref<Dict>, spec: &'static Spec) -> Res<()> {
    let class = structseq::new_type(vm, spec)?.to_value();
    vm.interp().module_state.borrow_mut().insert(spec.name, class.clone());
    let name = spec.name.rsplit('.').next().unwrap_or(spec.name);
    set(vm, module, name, class)
}

fn user(vm: &mut Vm, user: &User) -> Res<Value> {
    let values = vec![
        decode(vm, &user.name)?.into(),
        decode(vm, &user.password)?.into(),
        ops::int(vm, user.uid.into())?,
        ops::int(vm, user.gid.into())?,
        decode(vm, &user.description)?.into(),
        decode(vm, &user.home)?.into(),
        decode(vm, &user.shell)?.into(),
    ];
    record(vm, &STRUCT_PASSWD, values)
}

fn group(vm: &mut Vm, group: &Group) -> Res<Value> {
    let members = list::new(vm);
    for member in &group.members {
        let member = decode(vm, member)?;
        members.push(vm, member.into())?;
    }
    let values = vec![
        decode(vm, &group.name)?.into(),
        decode(vm, &group.password)?.into(),
        ops::int(vm, group.gid.into())?,
        members.into(),
    ];
    record(vm, &STRUCT_GROUP, values)
}

fn name_of(vm: &mut Vm, name: &Ref<Str>) -> Res<CString> {
    let bytes = encode(vm, name)?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

fn key_error(vm: &mut Vm, message: &str) -> Raised {
    match vm.str(message) {
        Ok(message) => vm.key_error(message.as_value()),
        Err(raised) => raised,
    }
}

fn unknown_name(vm: &mut Vm, function: &str, name: &Ref<Str>) -> Raised {
    match ops::repr(vm, name.as_value()) {
        Ok(name) => key_error(vm, &format!("{function}(): name not found: {}", name.to_string_lossy())),
        Err(raised) => raised,
    }
}

/// The number of a user or group, and as it is shown. -1 is the highest; beyond what there are, none.
fn id(vm: &mut Vm, value: &Value, what: &str) -> Res<(Option<u32>, String)> {
    if !ops::has_index(vm, value) {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("{what} should be integer, not {class}")));
    }
    let value = ops::index(vm, value)?;
    let number = int::to_i64(&value);
    let id = match number {
        Some(-1) => Some(u32::MAX),
        Some(number) => u32::try_from(number).ok(),
        None => None,
    };
    Ok((id, number.map_or_else(String::new, |number| number.to_string())))
}

pub(crate) struct Pwd;

#[module("pwd")]
impl Pwd {
    #[py("getpwnam($module, name, /)")]
    fn getpwnam(vm: &mut Vm, name: &Ref<Str>) -> Res<Value> {
        let text = name_of(vm, name)?;
        match accounts::user(By::Name(&text)) {
            Some(found) => user(vm, &found),
            None => Err(unknown_name(vm, "getpwnam", name)),
        }
    }

    #[py("getpwuid($module, uidobj, /)")]
    fn getpwuid(vm: &mut Vm, uidobj: &Value) -> Res<Value> {
        let (id, shown) = id(vm, uidobj, "uid")?;
        match id.map(|id| accounts::user(By::Id(id))) {
            Some(Some(found)) => user(vm, &found),
            Some(None) => Err(key_error(vm, &format!("getpwuid(): uid not found: {shown}"))),
            None => Err(key_error(vm, "getpwuid(): uid not found")),
        }
    }

    #[py("getpwall($module, /)")]
    fn getpwall(vm: &mut Vm) -> Res<Ref<List>> {
        let all = list::new(vm);
        for found in accounts::users() {
            let found = user(vm, &found)?;
            all.push(vm, found)?;
        }
        Ok(all)
    }
}

pub(crate) struct Grp;

#[module("grp")]
impl Grp {
    #[py("getgrnam($module, /, name)")]
    fn getgrnam(vm: &mut Vm, name: &Ref<Str>) -> Res<Value> {
        let text = name_of(vm, name)?;
        match accounts::group(By::Name(&text)) {
            Some(found) => group(vm, &found),
            None => Err(unknown_name(vm, "getgrnam", name)),
        }
    }

    #[py("getgrgid($module, /, id)")]
    fn getgrgid(vm: &mut Vm, id: &Value) -> Res<Value> {
        let (id, shown) = self::id(vm, id, "gid")?;
        match id.map(|id| accounts::group(By::Id(id))) {
            Some(Some(found)) => group(vm, &found),
            Some(None) => Err(key_error(vm, &format!("getgrgid(): gid not found: {shown}"))),
            None => Err(vm.overflow_error("gid is less than minimum")),
        }
    }

    #[py("getgrall($module, /)")]
    fn getgrall(vm: &mut Vm) -> Res<Ref<List>> {
        let all = list::new(vm);
        for found in accounts::groups() {
            let found = group(vm, &found)?;
            all.push(vm, found)?;
        }
        Ok(all)
    }
}

pub(crate) fn fill_pwd(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    add_class(vm, module, &STRUCT_PASSWD)
}

pub(crate) fn fill_grp(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    add_class(vm, module, &STRUCT_GROUP)
}

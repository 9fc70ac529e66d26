//! Users and groups that this process belongs to.

use std::ffi::CString;

use super::Posix;
use super::errors::OrErrno;
use super::files::owner;
use crate::native::{ArgAt, FromArg, module};
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::ops;
use crate::runtime::platform::processes::{self, Identity, Ids};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The number of a user; -1 is the highest there is.
struct Uid(u32);

/// The number of a group.
struct Gid(u32);

impl FromArg<'_> for Uid {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Uid> {
        Ok(Uid(owner(vm, "uid", value)?.unwrap_or(u32::MAX)))
    }
}

impl FromArg<'_> for Gid {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Gid> {
        Ok(Gid(owner(vm, "gid", value)?.unwrap_or(u32::MAX)))
    }
}

/// More groups than these no process may be in.
const MOST_GROUPS: usize = 65536;

fn user_name(vm: &mut Vm, name: &Ref<Str>) -> Res<CString> {
    CString::new(super::encode(vm, name)?).map_err(|_| vm.value_error("embedded null character"))
}

fn shown(ids: Ids) -> (i64, i64, i64) {
    let [real, effective, saved] = ids.map(i64::from);
    (real, effective, saved)
}

#[module("posix", IDENTITIES)]
impl Posix {
    #[py("setuid($module, uid, /)")]
    fn setuid(vm: &mut Vm, uid: Uid) -> Res<()> {
        processes::set_identity(Identity::Uid(uid.0)).or_errno(vm)
    }

    #[py("seteuid($module, euid, /)")]
    fn seteuid(vm: &mut Vm, euid: Uid) -> Res<()> {
        processes::set_identity(Identity::Euid(euid.0)).or_errno(vm)
    }

    #[py("setgid($module, gid, /)")]
    fn setgid(vm: &mut Vm, gid: Gid) -> Res<()> {
        processes::set_identity(Identity::Gid(gid.0)).or_errno(vm)
    }

    #[py("setegid($module, egid, /)")]
    fn setegid(vm: &mut Vm, egid: Gid) -> Res<()> {
        processes::set_identity(Identity::Egid(egid.0)).or_errno(vm)
    }

    #[py("setreuid($module, ruid, euid, /)")]
    fn setreuid(vm: &mut Vm, ruid: Uid, euid: Uid) -> Res<()> {
        processes::set_identity(Identity::Reuid(ruid.0, euid.0)).or_errno(vm)
    }

    #[py("setregid($module, rgid, egid, /)")]
    fn setregid(vm: &mut Vm, rgid: Gid, egid: Gid) -> Res<()> {
        processes::set_identity(Identity::Regid(rgid.0, egid.0)).or_errno(vm)
    }

    #[py("setresuid($module, ruid, euid, suid, /)")]
    fn setresuid(vm: &mut Vm, ruid: Uid, euid: Uid, suid: Uid) -> Res<()> {
        processes::set_identity(Identity::Resuid([ruid.0, euid.0, suid.0])).or_errno(vm)
    }

    #[py("setresgid($module, rgid, egid, sgid, /)")]
    fn setresgid(vm: &mut Vm, rgid: Gid, egid: Gid, sgid: Gid) -> Res<()> {
        processes::set_identity(Identity::Resgid([rgid.0, egid.0, sgid.0])).or_errno(vm)
    }

    #[py("getresuid($module, /)")]
    fn getresuid(vm: &mut Vm) -> Res<(i64, i64, i64)> {
        processes::users().or_errno(vm).map(shown)
    }

    #[py("getresgid($module, /)")]
    fn getresgid(vm: &mut Vm) -> Res<(i64, i64, i64)> {
        processes::groups().or_errno(vm).map(shown)
    }

    #[py("setgroups($module, groups, /)")]
    fn setgroups(vm: &mut Vm, groups: &Value) -> Res<()> {
        let groups = ops::iter::only_sequence(vm, groups, "setgroups argument must be a sequence")?;
        if groups.len() > MOST_GROUPS {
            return Err(vm.value_error("too many groups"));
        }
        let mut made = Vec::with_capacity(groups.len());
        for group in groups.iter() {
            if !int::is_int(vm, group) {
                return Err(vm.type_error("groups must be integers"));
            }
            made.push(owner(vm, "gid", group)?.unwrap_or(u32::MAX));
        }
        processes::set_groups(&made).or_errno(vm)
    }

    #[py("initgroups($module, username, gid, /)")]
    fn initgroups(vm: &mut Vm, username: CString, gid: Gid) -> Res<()> {
        processes::init_groups(&username, gid.0).or_errno(vm)
    }

    #[py("getgrouplist($module, user, group, /)")]
    fn getgrouplist(vm: &mut Vm, user: &Ref<Str>, group: Gid) -> Res<Ref<List>> {
        let user = user_name(vm, user)?;
        let groups = vm.blocking(|| processes::groups_of(&user, group.0)).or_errno(vm)?;
        let groups: Vec<Value> =
            groups.into_iter().map(|group| Value::small_int_wrapping(i64::from(group))).collect();
        Ok(list::from_slice(vm, &groups)?)
    }
}

//! `_stat`: what the bits of a file's mode say.

use super::c_constants::{self, c_constants};
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A mode, of which a number beyond 32 bits is none.
fn mode(vm: &mut Vm, value: &Value) -> Res<u32> {
    if !int::is_int(vm, value) {
        return Err(vm.type_error("an integer is required"));
    }
    if int::is_negative(value) {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    }
    match int::IntView::of(value).and_then(|number| number.to_u64()).map(u32::try_from) {
        Some(Ok(mode)) => Ok(mode),
        Some(Err(_)) => Err(vm.overflow_error("mode out of range")),
        None => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    }
}

macro_rules! kinds {
    ($($name:ident $signature:literal $kind:ident;)*) => {
        #[module("_stat", KINDS)]
        impl Stat {
            $(
                #[py($signature, no_text_signature)]
                fn $name(vm: &mut Vm, mode: &Value) -> Res<bool> {
                    Ok(self::mode(vm, mode)? & libc::S_IFMT == libc::$kind)
                }
            )*
        }
    };
}

kinds! {
    s_isdir "S_ISDIR($module, mode, /)" S_IFDIR;
    s_ischr "S_ISCHR($module, mode, /)" S_IFCHR;
    s_isblk "S_ISBLK($module, mode, /)" S_IFBLK;
    s_isreg "S_ISREG($module, mode, /)" S_IFREG;
    s_isfifo "S_ISFIFO($module, mode, /)" S_IFIFO;
    s_islnk "S_ISLNK($module, mode, /)" S_IFLNK;
    s_issock "S_ISSOCK($module, mode, /)" S_IFSOCK;
}

pub(crate) struct Stat;

#[module("_stat", with(KINDS))]
impl Stat {
    #[py("S_ISDOOR($module, mode, /)", no_text_signature)]
    fn s_isdoor(vm: &mut Vm, mode: &Value) -> Res<bool> {
        self::mode(vm, mode).map(|_| false)
    }

    #[py("S_ISPORT($module, mode, /)", no_text_signature)]
    fn s_isport(vm: &mut Vm, mode: &Value) -> Res<bool> {
        self::mode(vm, mode).map(|_| false)
    }

    #[py("S_ISWHT($module, mode, /)", no_text_signature)]
    fn s_iswht(vm: &mut Vm, mode: &Value) -> Res<bool> {
        self::mode(vm, mode).map(|_| false)
    }

    #[py("S_IMODE($module, mode, /)", no_text_signature)]
    fn s_imode(vm: &mut Vm, mode: &Value) -> Res<u32> {
        Ok(self::mode(vm, mode)? & 0o7777)
    }

    #[py("S_IFMT($module, mode, /)", no_text_signature)]
    fn s_ifmt(vm: &mut Vm, mode: &Value) -> Res<u32> {
        Ok(self::mode(vm, mode)? & libc::S_IFMT)
    }

    #[py("filemode($module, mode, /)", no_text_signature)]
    fn filemode(vm: &mut Vm, mode: &Value) -> Res<String> {
        let mode = self::mode(vm, mode)?;
        let mut shown = String::with_capacity(10);
        shown.push(match mode & libc::S_IFMT {
            libc::S_IFREG => '-',
            libc::S_IFDIR => 'd',
            libc::S_IFLNK => 'l',
            libc::S_IFBLK => 'b',
            libc::S_IFCHR => 'c',
            libc::S_IFIFO => 'p',
            libc::S_IFSOCK => 's',
            _ => '?',
        });
        for (shift, special, letters) in
            [(6, libc::S_ISUID, ['s', 'S']), (3, libc::S_ISGID, ['s', 'S']), (0, libc::S_ISVTX, ['t', 'T'])]
        {
            let bits = mode >> shift;
            shown.push(if bits & 4 != 0 { 'r' } else { '-' });
            shown.push(if bits & 2 != 0 { 'w' } else { '-' });
            shown.push(match (mode & special != 0, bits & 1 != 0) {
                (true, runs) => letters[usize::from(!runs)],
                (false, true) => 'x',
                (false, false) => '-',
            });
        }
        Ok(shown)
    }
}

const CONSTANTS: &[(&str, i64)] = c_constants! {
    S_IFBLK S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFREG S_IFSOCK S_IRGRP S_IROTH S_IRUSR S_IRWXG S_IRWXO S_IRWXU S_ISGID
    S_ISUID S_ISVTX S_IWGRP S_IWOTH S_IWUSR S_IXGRP S_IXOTH S_IXUSR
};

/// What Linux has not, other names, and the places of `os.stat_result`.
const OTHERS: &[(&str, i64)] = &[
    ("SF_APPEND", 0x40000),
    ("SF_ARCHIVED", 0x10000),
    ("SF_IMMUTABLE", 0x20000),
    ("SF_NOUNLINK", 0x100000),
    ("SF_SNAPSHOT", 0x200000),
    ("ST_ATIME", 7),
    ("ST_CTIME", 9),
    ("ST_DEV", 2),
    ("ST_GID", 5),
    ("ST_INO", 1),
    ("ST_MODE", 0),
    ("ST_MTIME", 8),
    ("ST_NLINK", 3),
    ("ST_SIZE", 6),
    ("ST_UID", 4),
    ("S_ENFMT", 0o2000),
    ("S_IEXEC", 0o100),
    ("S_IFDOOR", 0),
    ("S_IFPORT", 0),
    ("S_IFWHT", 0),
    ("S_IREAD", 0o400),
    ("S_IWRITE", 0o200),
    ("UF_APPEND", 4),
    ("UF_COMPRESSED", 0x20),
    ("UF_HIDDEN", 0x8000),
    ("UF_IMMUTABLE", 2),
    ("UF_NODUMP", 1),
    ("UF_NOUNLINK", 0x10),
    ("UF_OPAQUE", 8),
];

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    c_constants::fill(vm, module, CONSTANTS.iter().chain(OTHERS))
}

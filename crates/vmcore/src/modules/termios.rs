//! `termios`: settings of terminals.

use rustix::io::Errno;

use super::c_constants::{self, c_constants};
use super::posix::{Fildes, message};
use super::{new_exception, set};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::tuple;
use crate::objects::types::Type;
use crate::ops;
use crate::runtime::platform::control::{self, CHARACTERS, Settings};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub(crate) struct Termios;

/// `termios.error(number, text)`
#[cold]
fn error(vm: &mut Vm, errno: Errno) -> Raised {
    let class = vm.interp().module_state.borrow().get("termios").cloned();
    let Some(class) = class.and_then(|class| class.downcast_owned::<Type>().ok()) else {
        return vm.system_error("a module is not initialised");
    };
    let number = errno.raw_os_error();
    let made: Res<_> = (|| {
        let text = vm.str(&message(number))?.to_value();
        let args = tuple::from_slice(vm, &[Value::small_int_wrapping(number.into()), text])?;
        Ok(crate::objects::exception::new(vm, &class, args))
    })();
    match made {
        Ok(exception) => vm.raise_in_context(exception),
        Err(raised) => raised,
    }
}

fn done(vm: &mut Vm, result: rustix::io::Result<()>) -> Res<()> {
    result.map_err(|errno| error(vm, errno))
}

/// A number of C's `unsigned int`, of which the low bits count.
fn flags(vm: &mut Vm, value: &Value) -> Res<u32> {
    let number = ops::index(vm, value)?;
    match int::to_i64(&number) {
        Some(number) => Ok(number as u32),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

#[module("termios")]
impl Termios {
    #[py("tcgetattr($module, fd, /)")]
    fn tcgetattr(vm: &mut Vm, fd: Fildes) -> Res<Ref<List>> {
        let settings = control::terminal_settings(fd.0).map_err(|errno| error(vm, errno))?;
        let mut values = Vec::with_capacity(7);
        for number in settings.flags.into_iter().chain(settings.speeds) {
            values.push(ops::int(vm, number.into())?);
        }
        let raw = settings.flags[3] & libc::ICANON == 0;
        let characters = list::new(vm);
        for (index, character) in settings.characters.into_iter().enumerate() {
            let value = match index {
                // Where lines are not put together, these two are numbers.
                libc::VMIN | libc::VTIME if raw => Value::small_int_wrapping(character.into()),
                _ => bytes::from_slice(vm, &[character])?.into(),
            };
            characters.push(vm, value)?;
        }
        values.push(characters.into());
        Ok(list::from_slice(vm, &values)?)
    }

    #[py("tcsetattr($module, fd, when, attributes, /)")]
    fn tcsetattr(vm: &mut Vm, fd: Fildes, when: i32, attributes: &Value) -> Res<()> {
        let wrong = |vm: &Vm| vm.type_error("tcsetattr, arg 3: must be 7 element list");
        let Some(attributes) = attributes.downcast::<List>() else { return Err(wrong(vm)) };
        let values = attributes.get(vm).items.to_vec();
        let [numbers @ .., characters] = &values[..] else { return Err(wrong(vm)) };
        if numbers.len() != 6 {
            return Err(wrong(vm));
        }
        let mut settings = control::terminal_settings(fd.0).map_err(|errno| error(vm, errno))?;
        for (place, value) in settings.flags.iter_mut().zip(numbers) {
            *place = flags(vm, value)?;
        }
        for (place, value) in settings.speeds.iter_mut().zip(&numbers[4..]) {
            *place = flags(vm, value)?;
        }
        let characters = match characters.downcast::<List>() {
            Some(list) if list.len(vm) == CHARACTERS => list.get(vm).items.to_vec(),
            _ => {
                let message = format!("tcsetattr: attributes[6] must be {CHARACTERS} element list");
                return Err(vm.type_error(&message));
            }
        };
        for (place, value) in settings.characters.iter_mut().zip(&characters) {
            *place = match value.downcast::<Bytes>().map(|bytes| bytes.items()) {
                Some([byte]) => *byte,
                None if int::is_int(vm, value) => flags(vm, value)? as u8,
                _ => {
                    let message = "tcsetattr: elements of attributes must be characters or integers";
                    return Err(vm.type_error(message));
                }
            };
        }
        let result = set_settings(vm, fd, when, &settings);
        done(vm, result)
    }

    #[py("tcsendbreak($module, fd, duration, /)")]
    fn tcsendbreak(vm: &mut Vm, fd: Fildes, duration: i32) -> Res<()> {
        let result = vm.blocking(|| control::send_break(fd.0, duration));
        done(vm, result)
    }

    #[py("tcdrain($module, fd, /)")]
    fn tcdrain(vm: &mut Vm, fd: Fildes) -> Res<()> {
        let result = vm.blocking(|| control::drain(fd.0));
        done(vm, result)
    }

    #[py("tcflush($module, fd, queue, /)")]
    fn tcflush(vm: &mut Vm, fd: Fildes, queue: i32) -> Res<()> {
        let result = vm.blocking(|| control::flush(fd.0, queue));
        done(vm, result)
    }

    #[py("tcflow($module, fd, action, /)")]
    fn tcflow(vm: &mut Vm, fd: Fildes, action: i32) -> Res<()> {
        let result = vm.blocking(|| control::flow(fd.0, action));
        done(vm, result)
    }

    #[py("tcgetwinsize($module, fd, /)")]
    fn tcgetwinsize(vm: &mut Vm, fd: Fildes) -> Res<(u64, u64)> {
        let [rows, columns] = control::window_size(fd.0).map_err(|errno| error(vm, errno))?;
        Ok((rows.into(), columns.into()))
    }

    #[py("tcsetwinsize($module, fd, winsize, /)")]
    fn tcsetwinsize(vm: &mut Vm, fd: Fildes, winsize: &Value) -> Res<()> {
        let message = "tcsetwinsize, arg 2: must be a two-item sequence";
        let sizes = match winsize.downcast::<List>() {
            Some(list) => list.get(vm).items.to_vec(),
            None if winsize.downcast::<tuple::Tuple>().is_some() => {
                tuple::from_iterable(vm, winsize)?.items().to_vec()
            }
            None => return Err(vm.type_error(message)),
        };
        let [rows, columns] = &sizes[..] else { return Err(vm.type_error(message)) };
        let mut size = |value: &Value| {
            let number = ops::index(vm, value)?;
            match int::to_i64(&number).map(u16::try_from) {
                Some(Ok(size)) => Ok(size),
                Some(Err(_)) => Err(vm.overflow_error("winsize value(s) out of range.")),
                None => Err(vm.overflow_error("Python int too large to convert to C long")),
            }
        };
        let size = [size(rows)?, size(columns)?];
        let result = control::set_window_size(fd.0, size);
        done(vm, result)
    }
}

fn set_settings(vm: &mut Vm, fd: Fildes, when: i32, settings: &Settings) -> rustix::io::Result<()> {
    vm.blocking(|| control::set_terminal_settings(fd.0, when, settings))
}

const CONSTANTS: &[(&str, i64)] = c_constants! {
    B0 B1000000 B110 B115200 B1152000 B1200 B134 B150 B1500000 B1800 B19200 B200 B2000000 B230400 B2400 B2500000
    B300 B3000000 B3500000 B38400 B4000000 B460800 B4800 B50 B500000 B57600 B576000 B600 B75 B921600 B9600 BRKINT
    BS0 BS1 BSDLY CBAUD CBAUDEX CIBAUD CLOCAL CR0 CR1 CR2 CR3 CRDLY CREAD CRTSCTS CS5 CS6 CS7 CS8 CSIZE CSTOPB ECHO
    ECHOCTL ECHOE ECHOK ECHOKE ECHONL ECHOPRT EXTA EXTB FF0 FF1 FFDLY FIOASYNC FIOCLEX FIONBIO FIONCLEX FIONREAD
    FLUSHO HUPCL ICANON ICRNL IEXTEN IGNBRK IGNCR IGNPAR IMAXBEL INLCR INPCK ISIG ISTRIP IUCLC IXANY IXOFF IXON NCCS
    NL0 NL1 NLDLY NOFLSH OCRNL OFDEL OFILL OLCUC ONLCR ONLRET ONOCR OPOST PARENB PARMRK PARODD PENDIN TAB0 TAB1 TAB2
    TAB3 TABDLY TCFLSH TCGETA TCGETS TCIFLUSH TCIOFF TCIOFLUSH TCION TCOFLUSH TCOOFF TCOON TCSADRAIN TCSAFLUSH
    TCSANOW TCSBRK TCSBRKP TCSETA TCSETAF TCSETAW TCSETS TCSETSF TCSETSW TCXONC TIOCCONS TIOCEXCL TIOCGETD
    TIOCGICOUNT TIOCGLCKTRMIOS TIOCGPGRP TIOCGSERIAL TIOCGSOFTCAR TIOCGWINSZ TIOCINQ TIOCLINUX TIOCMBIC TIOCMBIS
    TIOCMGET TIOCMIWAIT TIOCMSET TIOCM_CAR TIOCM_CD TIOCM_CTS TIOCM_DSR TIOCM_DTR TIOCM_LE TIOCM_RI TIOCM_RNG
    TIOCM_RTS TIOCM_SR TIOCM_ST TIOCNOTTY TIOCNXCL TIOCOUTQ TIOCPKT TIOCSCTTY TIOCSERCONFIG TIOCSERGETLSR
    TIOCSERGETMULTI TIOCSERGSTRUCT TIOCSERGWILD TIOCSERSETMULTI TIOCSERSWILD TIOCSETD TIOCSLCKTRMIOS TIOCSPGRP
    TIOCSSERIAL TIOCSSOFTCAR TIOCSTI TIOCSWINSZ TOSTOP VDISCARD VEOF VEOL VEOL2 VERASE VINTR VKILL VLNEXT VMIN VQUIT
    VREPRINT VSTART VSTOP VSUSP VSWTC VT0 VT1 VTDLY VTIME VWERASE XCASE XTABS
};

/// Those that the crate `libc` has not.
const OTHERS: &[(&str, i64)] = &[
    ("CDSUSP", 25),
    ("CEOF", 4),
    ("CEOL", 0),
    ("CEOT", 4),
    ("CERASE", 127),
    ("CFLUSH", 15),
    ("CINTR", 3),
    ("CKILL", 21),
    ("CLNEXT", 22),
    ("CQUIT", 28),
    ("CRPRNT", 18),
    ("CSTART", 17),
    ("CSTOP", 19),
    ("CSUSP", 26),
    ("CWERASE", 23),
    ("IOCSIZE_MASK", 0x3FFF_0000),
    ("IOCSIZE_SHIFT", 16),
    ("NCC", 8),
    ("N_MOUSE", 2),
    ("N_PPP", 3),
    ("N_SLIP", 1),
    ("N_STRIP", 4),
    ("N_TTY", 0),
    ("TIOCPKT_DATA", 0),
    ("TIOCPKT_DOSTOP", 32),
    ("TIOCPKT_FLUSHREAD", 1),
    ("TIOCPKT_FLUSHWRITE", 2),
    ("TIOCPKT_NOSTOP", 16),
    ("TIOCPKT_START", 8),
    ("TIOCPKT_STOP", 4),
    ("TIOCSER_TEMT", 1),
    ("VSWTCH", 7),
];

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    c_constants::fill(vm, module, CONSTANTS.iter().chain(OTHERS))?;
    let base = vm.types().exception.clone();
    let class = new_exception(vm, "termios.error", &base)?;
    vm.interp().module_state.borrow_mut().insert("termios", class.clone());
    set(vm, module, "error", class)
}

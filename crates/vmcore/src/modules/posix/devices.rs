//! Numbers of devices, made of a major and a minor one.

use super::Posix;
use crate::native::{ArgAt, FromArg, module};
use crate::objects::int::{self, IntView};
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// A device's number.
struct Device(u64);

impl FromArg<'_> for Device {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Device> {
        if !int::is_int(vm, value) {
            return Err(vm.type_error("an integer is required"));
        }
        if int::is_negative(value) {
            return Err(vm.overflow_error("can't convert negative int to unsigned"));
        }
        let number = IntView::of(value).and_then(|number| number.to_u64());
        number.map(Device).ok_or_else(|| vm.overflow_error("int too big to convert"))
    }
}

#[module("posix", DEVICES)]
impl Posix {
    #[py("major($module, device, /)")]
    fn major(device: Device) -> u64 {
        rustix::fs::major(device.0).into()
    }

    #[py("minor($module, device, /)")]
    fn minor(device: Device) -> u64 {
        rustix::fs::minor(device.0).into()
    }

    /// A signed number, whatever the parts are.
    #[py("makedev($module, major, minor, /)")]
    fn makedev(vm: &mut Vm, major: i32, minor: i32) -> Res<Value> {
        ops::int(vm, rustix::fs::makedev(major as u32, minor as u32) as i64)
    }
}

//! `bytes(source, encoding, errors)` and the same of `bytearray`.

use crate::heap::Buf;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Which of the two is made, as messages say it.
pub(crate) struct Made {
    pub class: &'static str,
    /// The subject of "must be in range(0, 256)".
    pub item: &'static str,
}

/// The bytes that the constructor's arguments ask for, but for `__bytes__`.
pub(crate) fn construct(
    vm: &mut Vm,
    made: &Made,
    source: Option<&Value>,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> Res<Buf<u8>> {
    let text = source.and_then(|source| source.downcast::<Str>());
    let refused = match (text, encoding, errors) {
        (Some(text), Some(_), _) => {
            let encoded = ops::codec::encode(vm, text, encoding, errors)?;
            return Ok(Buf::from_slice(vm.heap(), encoded.items())?);
        }
        (Some(_), None, _) => "string argument without an encoding",
        (None, Some(_), _) => "encoding without a string argument",
        (None, None, Some(_)) => "errors without a string argument",
        (None, None, None) => {
            return match source {
                None => Ok(Buf::new(vm.heap())),
                Some(source) => from_object(vm, made, source),
            };
        }
    };
    Err(vm.type_error(refused))
}

/// So many zeros as an int says, or the bytes of anything bytes-like or iterable.
fn from_object(vm: &mut Vm, made: &Made, source: &Value) -> Res<Buf<u8>> {
    if ops::has_index(vm, source) {
        match ops::index(vm, source) {
            Ok(count) => return zeros(vm, source, &count),
            Err(raised) => forgive_type_error(vm, raised)?,
        }
    }
    if let Some(bytes) = BytesLike::of(source) {
        return Ok(Buf::from_slice(vm.heap(), &bytes.gathered(vm)?)?);
    }
    let iterator = match ops::get_iter(vm, source) {
        Ok(iterator) => iterator,
        Err(raised) => {
            forgive_type_error(vm, raised)?;
            let class = class_of(vm, source).name(vm);
            return Err(vm.type_error(&format!("cannot convert '{class}' object to {}", made.class)));
        }
    };
    let mut bytes = Buf::new(vm.heap());
    while let Some(item) = ops::next(vm, &iterator)? {
        vm.tick(1)?;
        bytes.push(item_byte(vm, made, &item)?)?;
    }
    Ok(bytes)
}

fn zeros(vm: &Vm, source: &Value, count: &Value) -> Res<Buf<u8>> {
    let Some(count) = int::to_i64(count) else {
        let class = class_of(vm, source).name(vm);
        return Err(vm.overflow_error(&format!("cannot fit '{class}' into an index-sized integer")));
    };
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    vm.tick((count / 64) as u64)?;
    let mut bytes = Buf::with_capacity(vm.heap(), count)?;
    bytes.fill_with(count, 0)?;
    Ok(bytes)
}

fn item_byte(vm: &mut Vm, made: &Made, item: &Value) -> Res<u8> {
    let index = match item.as_small_int() {
        Some(int) => Some(int),
        None => int::to_i64(&ops::index(vm, item)?),
    };
    index
        .and_then(|i| u8::try_from(i).ok())
        .ok_or_else(|| vm.value_error(&format!("{} must be in range(0, 256)", made.item)))
}

fn forgive_type_error(vm: &Vm, raised: Raised) -> Res<()> {
    ops::raise::catch(vm, raised, &vm.types().type_error).map(drop)
}

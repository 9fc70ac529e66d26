//! `translate` and `maketrans`.

use super::{Str, StrBuilder};
use crate::native::methods;
use crate::objects::dict::{self, Dict};
use crate::objects::int;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(TRANSLATE)]
impl Str {
    #[py("translate($self, table, /)")]
    fn translate(vm: &mut Vm, this: &Ref<Str>, table: &Value) -> Res<Ref<Str>> {
        let mut out = StrBuilder::new(vm);
        // What a table says of an ASCII character is asked once.
        let mut known: [Option<Mapped>; 128] = [const { None }; 128];
        for point in this.view() {
            vm.tick(1)?;
            let mapped = match known.get(point as usize) {
                Some(Some(mapped)) => mapped.clone(),
                _ => {
                    let mapped = look_up(vm, table, point)?;
                    if let Some(place) = known.get_mut(point as usize) {
                        *place = Some(mapped.clone());
                    }
                    mapped
                }
            };
            match mapped {
                Mapped::Nothing => {}
                Mapped::Point(point) => out.push(point)?,
                Mapped::Text(text) => out.push_view(text.view())?,
            }
        }
        out.finish(vm)
    }

    #[py("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)", no_text_signature)]
    fn maketrans(vm: &mut Vm, x: &Value, y: Option<&Ref<Str>>, z: Option<&Ref<Str>>) -> Res<Ref<Dict>> {
        let table = dict::new(vm);
        let Some(y) = y else {
            copy_table(vm, x, &table)?;
            return Ok(table);
        };
        let Some(x) = x.downcast::<Str>() else {
            let message = "first maketrans argument must be a string if there is a second argument";
            return Err(vm.type_error(message));
        };
        if x.len() != y.len() {
            return Err(vm.value_error("the first two maketrans arguments must have equal length"));
        }
        for (from, to) in x.view().iter().zip(y.view()) {
            vm.tick(1)?;
            table.set_item(vm, &ordinal(from), ordinal(to))?;
        }
        for from in z.iter().flat_map(|z| z.view()) {
            vm.tick(1)?;
            table.set_item(vm, &ordinal(from), Value::NONE)?;
        }
        Ok(table)
    }
}

fn ordinal(point: u32) -> Value {
    Value::small_int_wrapping(point.into())
}

/// `maketrans(dict)`: characters as keys become their numbers.
fn copy_table(vm: &mut Vm, from: &Value, table: &Ref<Dict>) -> Res<()> {
    let Some(from) = from.exact::<Dict>() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let mut index = 0;
    while index < from.get(vm).table.entries().len() {
        vm.tick(1)?;
        let entry = from.entry(vm, index);
        index += 1;
        let Some((_, key, value)) = entry else { continue };
        if let Some(text) = key.downcast::<Str>() {
            let (1, Some(point)) = (text.len(), text.view().get(0)) else {
                return Err(vm.value_error("string keys in translate table must be of length 1"));
            };
            table.set_item(vm, &ordinal(point), value)?;
        } else if int::is_int(vm, &key) {
            table.set_item(vm, &key, value)?;
        } else {
            return Err(vm.type_error("keys in translate table must be strings or integers"));
        }
    }
    Ok(())
}

/// What a table makes of a character.
#[derive(Clone)]
enum Mapped {
    Nothing,
    Point(u32),
    Text(Ref<Str>),
}

fn look_up(vm: &mut Vm, table: &Value, point: u32) -> Res<Mapped> {
    let found = match ops::get_item(vm, table, &ordinal(point)) {
        Ok(found) => found,
        Err(raised) => {
            let class = vm.types().lookup_error.clone();
            ops::raise::catch(vm, raised, &class)?;
            return Ok(Mapped::Point(point));
        }
    };
    if found.is_none() {
        return Ok(Mapped::Nothing);
    }
    if let Some(text) = found.downcast::<Str>() {
        return Ok(Mapped::Text(text.clone()));
    }
    if !int::is_int(vm, &found) {
        return Err(vm.type_error("character mapping must return integer, None or str"));
    }
    match int::to_i64(&found).and_then(|i| u32::try_from(i).ok()).filter(|point| *point <= 0x10_FFFF) {
        Some(point) => Ok(Mapped::Point(point)),
        None => Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
}

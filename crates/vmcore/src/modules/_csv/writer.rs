//! `csv.writer`: lines out of records.

use super::dialect::{Dialect, Quoting};
use super::error;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Writer {
    write: Value,
    dialect: Ref<Dialect>,
}

impl Trace for Writer {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.write);
        visit(self.dialect.as_value());
    }
}

/// Adds a field to a line.
fn add(
    vm: &Vm,
    line: &mut text::StrBuf,
    dialect: &Dialect,
    field: Option<&Ref<Str>>,
    mut quoted: bool,
) -> Res<()> {
    let Some(field) = field else {
        if quoted {
            dialect.quotechar.iter().chain(&dialect.quotechar).for_each(|&quote| line.push(quote));
        }
        return Ok(());
    };
    vm.tick(field.len() as u64)?;
    // Twice the text, four bytes a character.
    vm.heap().charge(field.len().saturating_mul(8))?;
    vm.heap().uncharge(field.len().saturating_mul(8));
    let mut body = text::StrBuf::with_capacity(field.len());
    for point in field.view() {
        let is_special = point == dialect.delimiter
            || Some(point) == dialect.escapechar
            || Some(point) == dialect.quotechar
            || dialect.lineterminator.view().find_char(point).is_some();
        if is_special {
            let mut escaped = false;
            if dialect.quoting == Quoting::None {
                escaped = true;
            } else if Some(point) == dialect.quotechar {
                if dialect.doublequote {
                    body.push(point);
                } else {
                    escaped = true;
                }
            } else if Some(point) == dialect.escapechar {
                escaped = true;
            }
            if escaped {
                match dialect.escapechar {
                    Some(escape) => body.push(escape),
                    None => return Err(error(vm, "need to escape, but no escapechar set")),
                }
            } else {
                quoted = true;
            }
        }
        body.push(point);
    }
    let quote = dialect.quotechar.filter(|_| quoted);
    quote.iter().for_each(|&quote| line.push(quote));
    line.push_view(body.view());
    quote.iter().for_each(|&quote| line.push(quote));
    Ok(())
}

impl Writer {
    pub(super) fn new(write: Value, dialect: Ref<Dialect>) -> Writer {
        Writer { write, dialect }
    }

    fn write_row(vm: &mut Vm, this: &Ref<Writer>, row: &Value) -> Res<Value> {
        let dialect = this.dialect.clone();
        let fields = match ops::iter::get_iter(vm, row) {
            Ok(fields) => fields,
            Err(raised) => {
                let type_error = vm.types().type_error.clone();
                ops::raise::catch(vm, raised, &type_error)?;
                let class = class_of(vm, row).name(vm);
                return Err(error(vm, &format!("iterable expected, not {class}")));
            }
        };
        let mut line = text::StrBuf::new();
        let (mut count, mut last_is_empty) = (0, false);
        while let Some(field) = ops::iter::next(vm, &fields)? {
            vm.tick(1)?;
            if count > 0 {
                line.push(dialect.delimiter);
            }
            count += 1;
            let is_number = field.as_float().is_some()
                || crate::objects::int::is_int(vm, &field)
                || ops::classes::recursive_is_instance(vm, &field, &vm.types().float.to_value())?;
            let quoted = match dialect.quoting {
                Quoting::All => true,
                Quoting::NonNumeric => !is_number,
                _ => false,
            };
            let text = match (field.downcast::<Str>(), field.is_none()) {
                (Some(text), _) => Some(text.clone()),
                (None, true) => None,
                (None, false) => Some(ops::str(vm, &field)?),
            };
            last_is_empty = text.as_ref().is_none_or(|text| text.is_empty());
            add(vm, &mut line, &dialect, text.as_ref(), quoted)?;
        }
        // A record of one empty field would else look like none at all.
        if count == 1 && last_is_empty && line.is_empty() {
            if dialect.quoting == Quoting::None {
                return Err(error(vm, "single empty field record must be quoted"));
            }
            add(vm, &mut line, &dialect, None, true)?;
        }
        line.push_view(dialect.lineterminator.view());
        let line = str::from_data(vm, &line.finish())?.to_value();
        let write = this.write.clone();
        ops::call::call_positional(vm, &write, &[line])
    }
}

#[methods("_csv.writer")]
impl Writer {
    #[py("writerow($self, row, /)", no_text_signature)]
    fn writerow(vm: &mut Vm, this: &Ref<Writer>, row: &Value) -> Res<Value> {
        Writer::write_row(vm, this, row)
    }

    #[py("writerows($self, rows, /)", no_text_signature)]
    fn writerows(vm: &mut Vm, this: &Ref<Writer>, rows: &Value) -> Res<()> {
        let this = this.clone();
        ops::iter::for_each(vm, rows, |vm, row| Writer::write_row(vm, &this, &row).map(drop))
    }

    #[member("dialect")]
    fn dialect(this: &Ref<Writer>) -> Ref<Dialect> {
        this.dialect.clone()
    }
}

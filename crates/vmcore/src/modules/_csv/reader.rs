//! `csv.reader`: records out of lines.

use super::dialect::{Dialect, Quoting};
use super::{error, field_limit};
use crate::heap::{Buf, Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::list;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Reader {
    lines: Value,
    dialect: Ref<Dialect>,
    line_num: i64,
}

impl Trace for Reader {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.lines);
        visit(self.dialect.as_value());
    }
}

/// Where in a record the next character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    StartRecord,
    StartField,
    EscapedChar,
    InField,
    InQuoted,
    EscapedInQuoted,
    /// Behind a quote inside a quoted field: its end, or the first of two.
    QuoteInQuoted,
    /// Behind a line's end: there is nothing more in the record.
    EatNewline,
    AfterEscapedNewline,
}

/// A record in the making.
struct Record {
    state: State,
    fields: Buf<Value>,
    field: Buf<u32>,
    /// Whether the field is a number, as it was not quoted.
    numeric: bool,
}

const NEWLINE: u32 = 0x0A;
const RETURN: u32 = 0x0D;

impl Record {
    fn push(&mut self, vm: &Vm, point: u32) -> Res<()> {
        let limit = field_limit(vm);
        if self.field.len() as i64 >= limit {
            return Err(error(vm, &format!("field larger than field limit ({limit})")));
        }
        Ok(self.field.push(point)?)
    }

    fn end_field(&mut self, vm: &mut Vm) -> Res<()> {
        let mut text = text::StrBuf::with_capacity(self.field.len());
        self.field.iter().for_each(|&point| text.push(point));
        self.field.truncate(0);
        let mut value = str::from_data(vm, &text.finish())?.to_value();
        if std::mem::take(&mut self.numeric) {
            let float = vm.types().float.to_value();
            value = ops::call::call_positional(vm, &float, &[value])?;
        }
        Ok(self.fields.push(value)?)
    }

    /// Takes in the next character; None is the line's end.
    fn step(&mut self, vm: &mut Vm, dialect: &Dialect, point: Option<u32>) -> Res<()> {
        let is = |wanted: Option<u32>| point.is_some() && point == wanted;
        let at_end = matches!(point, None | Some(NEWLINE | RETURN));
        let after_end = if point.is_none() { State::StartRecord } else { State::EatNewline };
        let quotes = dialect.quoting != Quoting::None;
        match self.state {
            State::StartRecord if point.is_none() => {}
            State::StartRecord if at_end => self.state = State::EatNewline,
            State::StartRecord | State::StartField => {
                if at_end {
                    self.end_field(vm)?;
                    self.state = after_end;
                } else if is(dialect.quotechar) && quotes {
                    self.state = State::InQuoted;
                } else if is(dialect.escapechar) {
                    self.state = State::EscapedChar;
                } else if point == Some(u32::from(' ')) && dialect.skipinitialspace {
                    self.state = State::StartField;
                } else if is(Some(dialect.delimiter)) {
                    self.end_field(vm)?;
                    self.state = State::StartField;
                } else if let Some(point) = point {
                    self.numeric |= dialect.quoting == Quoting::NonNumeric;
                    self.push(vm, point)?;
                    self.state = State::InField;
                }
            }
            State::EscapedChar if matches!(point, Some(NEWLINE | RETURN)) => {
                self.push(vm, point.unwrap_or(NEWLINE))?;
                self.state = State::AfterEscapedNewline;
            }
            State::EscapedChar => {
                self.push(vm, point.unwrap_or(NEWLINE))?;
                self.state = State::InField;
            }
            State::AfterEscapedNewline if point.is_none() => {}
            State::AfterEscapedNewline | State::InField => {
                if at_end {
                    self.end_field(vm)?;
                    self.state = after_end;
                } else if is(dialect.escapechar) {
                    self.state = State::EscapedChar;
                } else if is(Some(dialect.delimiter)) {
                    self.end_field(vm)?;
                    self.state = State::StartField;
                } else if let Some(point) = point {
                    self.push(vm, point)?;
                    self.state = State::InField;
                }
            }
            State::InQuoted => match point {
                None => {}
                _ if is(dialect.escapechar) => self.state = State::EscapedInQuoted,
                _ if is(dialect.quotechar) && quotes => {
                    self.state = if dialect.doublequote { State::QuoteInQuoted } else { State::InField };
                }
                Some(point) => self.push(vm, point)?,
            },
            State::EscapedInQuoted => {
                self.push(vm, point.unwrap_or(NEWLINE))?;
                self.state = State::InQuoted;
            }
            State::QuoteInQuoted => {
                if quotes && is(dialect.quotechar) {
                    self.push(vm, point.unwrap_or(0))?;
                    self.state = State::InQuoted;
                } else if is(Some(dialect.delimiter)) {
                    self.end_field(vm)?;
                    self.state = State::StartField;
                } else if at_end {
                    self.end_field(vm)?;
                    self.state = after_end;
                } else if !dialect.strict {
                    self.push(vm, point.unwrap_or(0))?;
                    self.state = State::InField;
                } else {
                    let [delimiter, quote] = [Some(dialect.delimiter), dialect.quotechar]
                        .map(|point| point.and_then(char::from_u32).unwrap_or('?'));
                    return Err(error(vm, &format!("'{delimiter}' expected after '{quote}'")));
                }
            }
            State::EatNewline => match point {
                None => self.state = State::StartRecord,
                Some(NEWLINE | RETURN) => {}
                Some(_) => {
                    return Err(error(
                        vm,
                        "new-line character seen in unquoted field - do you need to open the file in \
                         universal-newline mode?",
                    ));
                }
            },
        }
        Ok(())
    }
}

impl Reader {
    pub(super) fn new(lines: Value, dialect: Ref<Dialect>) -> Reader {
        Reader { lines, dialect, line_num: 0 }
    }

    fn advance(vm: &mut Vm, this: &Ref<Reader>) -> Res<Option<Value>> {
        let (lines, dialect) = (this.get(vm).lines.clone(), this.get(vm).dialect.clone());
        let mut record = Record {
            state: State::StartRecord,
            fields: Buf::new(vm.heap()),
            field: Buf::new(vm.heap()),
            numeric: false,
        };
        loop {
            let Some(line) = ops::iter::next(vm, &lines)? else {
                let unfinished = !record.field.is_empty() || record.state == State::InQuoted;
                if !unfinished {
                    return Ok(None);
                }
                if dialect.strict {
                    return Err(error(vm, "unexpected end of data"));
                }
                record.end_field(vm)?;
                return Ok(Some(list::from_buf(vm, record.fields).into()));
            };
            let Some(line) = line.downcast::<Str>().cloned() else {
                let class = class_of(vm, &line).name(vm);
                return Err(error(
                    vm,
                    &format!(
                        "iterator should return strings, not {class} (the file should be opened in text mode)"
                    ),
                ));
            };
            vm.tick(line.len() as u64)?;
            this.get_mut(vm).line_num += 1;
            for point in line.view() {
                record.step(vm, &dialect, Some(point))?;
            }
            record.step(vm, &dialect, None)?;
            if record.state == State::StartRecord {
                return Ok(Some(list::from_buf(vm, record.fields).into()));
            }
        }
    }
}

iteration!(Reader);

#[methods("_csv.reader", with(ITERATION))]
impl Reader {
    #[member("dialect")]
    fn dialect(vm: &Vm, this: &Ref<Reader>) -> Ref<Dialect> {
        this.get(vm).dialect.clone()
    }

    #[member("line_num")]
    fn line_num(vm: &Vm, this: &Ref<Reader>) -> i64 {
        this.get(vm).line_num
    }
}

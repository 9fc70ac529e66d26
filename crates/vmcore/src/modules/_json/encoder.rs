//! What `json.dumps` writes with, where it does not indent: `_json.make_encoder`.

use text::StrView;

use super::{Json, strings};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::dict::views::DictView;
use crate::objects::dict::{Dict, Part};
use crate::objects::int::{self, IntView};
use crate::objects::list::{self, List};
use crate::objects::native::NativeFunction;
use crate::objects::str::{Str, StrBuilder};
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, float};
use crate::ops::{self, call, recursion};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The settings of a `JSONEncoder`, as they were when this was made.
pub struct Encoder {
    /// The containers being written, by their ids; none if nobody looks for cycles.
    markers: Option<Ref<Dict>>,
    default: Value,
    encoder: Value,
    indent: Value,
    key_separator: Ref<Str>,
    item_separator: Ref<Str>,
    sort_keys: bool,
    skipkeys: bool,
    allow_nan: bool,
}

impl Trace for Encoder {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.markers.iter().for_each(|markers| visit(markers.as_value()));
        visit(&self.default);
        visit(&self.encoder);
        visit(&self.indent);
        visit(self.key_separator.as_value());
        visit(self.item_separator.as_value());
    }
}

const DOING: &str = " while encoding a JSON object";

impl Encoder {
    fn value(&self, vm: &mut Vm, value: &Value, out: &mut StrBuilder) -> Res<()> {
        vm.tick(1)?;
        if let Some(word) = constant(value) {
            return push(out, word);
        }
        if let Some(string) = value.downcast::<Str>() {
            return self.string(vm, string, out);
        }
        if let Some(int) = IntView::of(value) {
            return Ok(out.push_view(int::repr(vm, int)?.view())?);
        }
        if let Some(float) = float::of(value) {
            return push(out, &self.float(vm, float)?);
        }
        if let Some(list) = value.downcast::<List>() {
            let empty = list.is_empty(vm);
            return recursion::deeper(vm, DOING, |vm| self.array(vm, value, empty, out));
        }
        if let Some(tuple) = value.downcast::<Tuple>() {
            let empty = tuple.is_empty();
            return recursion::deeper(vm, DOING, |vm| self.array(vm, value, empty, out));
        }
        if let Some(dict) = value.downcast::<Dict>() {
            return recursion::deeper(vm, DOING, |vm| self.object(vm, dict, out));
        }
        self.unless_circular(vm, value, |vm| {
            let stand_in = call::call_positional(vm, &self.default, std::slice::from_ref(value))?;
            recursion::deeper(vm, DOING, |vm| self.value(vm, &stand_in, out))
        })
    }

    /// Runs `write` with `container` among those being written.
    fn unless_circular(
        &self,
        vm: &mut Vm,
        container: &Value,
        write: impl FnOnce(&mut Vm) -> Res<()>,
    ) -> Res<()> {
        let Some(markers) = &self.markers else { return write(vm) };
        let id = int::from_u64(vm, container.word())?;
        if markers.contains(vm, &id)? {
            return Err(vm.value_error("Circular reference detected"));
        }
        markers.set_item(vm, &id, container.clone())?;
        write(vm)?;
        match markers.remove(vm, &id)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(&id)),
        }
    }

    fn array(&self, vm: &mut Vm, array: &Value, empty: bool, out: &mut StrBuilder) -> Res<()> {
        if empty {
            return push(out, "[]");
        }
        self.unless_circular(vm, array, |vm| {
            push(out, "[")?;
            let items = match class_of(vm, array).is(&vm.types().list) {
                true => array.clone(),
                false => list::from_iterable(vm, array)?.into(),
            };
            let mut index = 0;
            while let Some(item) =
                items.downcast::<List>().and_then(|items| items.get(vm).items.get(index).cloned())
            {
                if index > 0 {
                    out.push_view(self.item_separator.view())?;
                }
                self.value(vm, &item, out)?;
                index += 1;
            }
            push(out, "]")
        })
    }

    fn object(&self, vm: &mut Vm, dict: &Ref<Dict>, out: &mut StrBuilder) -> Res<()> {
        if dict.is_empty(vm) {
            return push(out, "{}");
        }
        self.unless_circular(vm, dict.as_value(), |vm| {
            push(out, "{")?;
            let items = items_of(vm, dict)?;
            if self.sort_keys {
                list::sort::sort(vm, &items, None, false)?;
            }
            let mut first = true;
            let mut index = 0;
            while let Some(item) = items.get(vm).items.get(index).cloned() {
                index += 1;
                let Some([key, value]) = item.downcast::<Tuple>().map(|item| item.items()) else {
                    return Err(vm.value_error("items must return 2-tuples"));
                };
                let Some(key) = self.key(vm, key)? else { continue };
                if !first {
                    out.push_view(self.item_separator.view())?;
                }
                first = false;
                self.string(vm, &key, out)?;
                out.push_view(self.key_separator.view())?;
                self.value(vm, value, out)?;
            }
            push(out, "}")
        })
    }

    /// The string that a key is written as; none if it is to be left out.
    fn key(&self, vm: &mut Vm, key: &Value) -> Res<Option<Ref<Str>>> {
        if let Some(string) = key.downcast::<Str>() {
            return Ok(Some(string.clone()));
        }
        if let Some(float) = float::of(key) {
            let shown = self.float(vm, float)?;
            return vm.str(&shown).map(Some);
        }
        if let Some(word) = constant(key) {
            return vm.str(word).map(Some);
        }
        match IntView::of(key) {
            Some(int) => int::repr(vm, int).map(Some),
            None if self.skipkeys => Ok(None),
            None => {
                let class = class_of(vm, key).name(vm);
                let message = format!("keys must be str, int, float, bool or None, not {class}");
                Err(vm.type_error(&message))
            }
        }
    }

    fn float(&self, vm: &Vm, float: f64) -> Res<String> {
        if !float.is_finite() && !self.allow_nan {
            return Err(vm.value_error("Out of range float values are not JSON compliant"));
        }
        Ok(match float {
            f64::INFINITY => "Infinity".to_owned(),
            f64::NEG_INFINITY => "-Infinity".to_owned(),
            _ if float.is_nan() => "NaN".to_owned(),
            _ => text::float::repr(float),
        })
    }

    fn string(&self, vm: &mut Vm, string: &Ref<Str>, out: &mut StrBuilder) -> Res<()> {
        if let Some(ascii) = writes_as(&self.encoder) {
            return strings::write(vm, string, ascii, out);
        }
        let encoded = call::call_positional(vm, &self.encoder, &[string.to_value()])?;
        match encoded.downcast::<Str>() {
            Some(encoded) => Ok(out.push_view(encoded.view())?),
            None => {
                let class = class_of(vm, &encoded).name(vm);
                Err(vm.type_error(&format!("encoder() must return a string, not {class}")))
            }
        }
    }
}

/// Whether the function that encodes strings is one of this module's, and if so, whether it is the one that keeps to
/// ASCII.
fn writes_as(encoder: &Value) -> Option<bool> {
    let def = encoder.downcast::<NativeFunction>()?.def;
    Json::MODULE.functions().find(|own| std::ptr::eq(*own, def)).and_then(|own| match own.name {
        "encode_basestring" => Some(false),
        "encode_basestring_ascii" => Some(true),
        _ => None,
    })
}

fn constant(value: &Value) -> Option<&'static str> {
    match value.as_bool() {
        Some(true) => Some("true"),
        Some(false) => Some("false"),
        None if value.is_none() => Some("null"),
        None => None,
    }
}

fn push(out: &mut StrBuilder, ascii: &str) -> Res<()> {
    Ok(out.push_view(StrView::One(ascii.as_bytes()))?)
}

/// `list(dict.items())` (`PyMapping_Items`)
fn items_of(vm: &mut Vm, dict: &Ref<Dict>) -> Res<Ref<List>> {
    if class_of(vm, dict.as_value()).is(&vm.types().dict) {
        let items = DictView::new(vm, dict, Part::Items).to_value();
        return list::from_iterable(vm, &items);
    }
    let name = vm.intern("items");
    let items = call::method(vm, dict.as_value(), &name, &[])?;
    if !ops::iter::is_iterable(vm, &items) {
        let (class, given) = (class_of(vm, dict.as_value()).name(vm), class_of(vm, &items).name(vm));
        return Err(vm.type_error(&format!("{class}.items() returned a non-iterable (type {given})")));
    }
    list::from_iterable(vm, &items)
}

#[methods("_json.Encoder")]
impl Encoder {
    #[py(
        "__new__($type, /, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
        name = "make_encoder",
        no_text_signature,
        flavour = "parse_tuple"
    )]
    #[allow(clippy::too_many_arguments)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        markers: &Value,
        default: &Value,
        encoder: &Value,
        indent: &Value,
        key_separator: &Ref<Str>,
        item_separator: &Ref<Str>,
        sort_keys: bool,
        skipkeys: bool,
        allow_nan: bool,
    ) -> Res<Ref<Encoder>> {
        if !markers.is_none() && markers.downcast::<Dict>().is_none() {
            let given = class_of(vm, markers).name(vm);
            let message = format!("make_encoder() argument 1 must be dict or None, not {given}");
            return Err(vm.type_error(&message));
        }
        let made = Encoder {
            markers: markers.downcast::<Dict>().cloned(),
            default: default.clone(),
            encoder: encoder.clone(),
            indent: indent.clone(),
            key_separator: key_separator.clone(),
            item_separator: item_separator.clone(),
            sort_keys,
            skipkeys,
            allow_nan,
        };
        Ok(attrs::new_instance(vm, class, made))
    }

    #[py(
        "__call__($self, /, obj, _current_indent_level)",
        name = "_iterencode",
        no_text_signature,
        flavour = "method"
    )]
    fn call(vm: &mut Vm, this: &Ref<Encoder>, obj: &Value, current_indent_level: i64) -> Res<Ref<List>> {
        let _ = current_indent_level;
        let mut out = StrBuilder::new(vm);
        this.value(vm, obj, &mut out)?;
        let text = out.finish(vm)?.to_value();
        Ok(list::from_slice(vm, &[text])?)
    }

    #[member("markers")]
    fn markers(this: &Ref<Encoder>) -> Option<Ref<Dict>> {
        this.markers.clone()
    }

    #[member("default")]
    fn default(this: &Ref<Encoder>) -> Value {
        this.default.clone()
    }

    #[member("encoder")]
    fn encoder(this: &Ref<Encoder>) -> Value {
        this.encoder.clone()
    }

    #[member("indent")]
    fn indent(this: &Ref<Encoder>) -> Value {
        this.indent.clone()
    }

    #[member("key_separator")]
    fn key_separator(this: &Ref<Encoder>) -> Ref<Str> {
        this.key_separator.clone()
    }

    #[member("item_separator")]
    fn item_separator(this: &Ref<Encoder>) -> Ref<Str> {
        this.item_separator.clone()
    }

    #[member("sort_keys")]
    fn sort_keys(this: &Ref<Encoder>) -> bool {
        this.sort_keys
    }

    #[member("skipkeys")]
    fn skipkeys(this: &Ref<Encoder>) -> bool {
        this.skipkeys
    }
}

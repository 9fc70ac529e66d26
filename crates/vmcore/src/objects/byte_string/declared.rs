//! The methods that `bytes` and `bytearray` declare with the same words.

/// Declares them as the part `SHARED` of a type's methods.
macro_rules! byte_methods {
    ($type:ty) => {
        const _: () = {
            use $crate::native::{SliceIx, methods};
            use $crate::objects::byte_string::{self as shared, ByteString, FillByte};
            use $crate::objects::bytes::Bytes;
            use $crate::objects::str::pad::{center_padding, padding};
            use $crate::objects::substrings::or_minus_one;
            use $crate::ops::buffer::BytesLike;
            use $crate::value::{Ref, Value};
            use $crate::vm::{Res, Vm};

            #[methods(SHARED)]
            impl $type {
                #[py("find($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
                fn find(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<i64> {
                    Ok(or_minus_one(shared::find(vm, this, sub, start, end)?))
                }

                #[py(
                    "rfind($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn rfind(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<i64> {
                    Ok(or_minus_one(shared::rfind(vm, this, sub, start, end)?))
                }

                #[py(
                    "index($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn index(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<usize> {
                    shared::find(vm, this, sub, start, end)?
                        .ok_or_else(|| vm.value_error("subsection not found"))
                }

                #[py(
                    "rindex($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn rindex(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<usize> {
                    shared::rfind(vm, this, sub, start, end)?
                        .ok_or_else(|| vm.value_error("subsection not found"))
                }

                #[py(
                    "count($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn count(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<usize> {
                    shared::count(vm, this, sub, start, end)
                }

                #[py(
                    "startswith($self, prefix, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn startswith(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    prefix: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<bool> {
                    shared::matches_affix(vm, "startswith", this, prefix, (start, end), |text, prefix| {
                        text.starts_with(prefix)
                    })
                }

                #[py(
                    "endswith($self, suffix, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn endswith(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    suffix: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<bool> {
                    shared::matches_affix(vm, "endswith", this, suffix, (start, end), |text, suffix| {
                        text.ends_with(suffix)
                    })
                }

                #[py("replace($self, old, new, count=-1, /)")]
                fn replace(
                    vm: &Vm,
                    this: &Ref<$type>,
                    old: BytesLike<'_>,
                    new: BytesLike<'_>,
                    count: i64,
                ) -> Res<Ref<$type>> {
                    shared::replace(vm, this, old, new, count)
                }

                #[py("translate($self, table, /, delete=b'')")]
                fn translate(
                    vm: &Vm,
                    this: &Ref<$type>,
                    table: &Value,
                    delete: Option<&Value>,
                ) -> Res<Ref<$type>> {
                    let table = if table.is_none() { None } else { Some(BytesLike::required(vm, table)?) };
                    shared::translate(vm, this, table, delete)
                }

                #[py("maketrans(frm, to, /)", no_text_signature)]
                fn maketrans(vm: &Vm, frm: BytesLike<'_>, to: BytesLike<'_>) -> Res<Ref<Bytes>> {
                    shared::maketrans(vm, frm, to)
                }

                #[py("center($self, width, fillchar=b' ', /)")]
                fn center(
                    vm: &Vm,
                    this: &Ref<$type>,
                    width: i64,
                    #[default(FillByte(b' '))] fillchar: FillByte,
                ) -> Res<Ref<$type>> {
                    let (left, right) = center_padding(<$type>::view(this, vm).len(), width);
                    shared::pad(vm, this, left, right, fillchar.0)
                }

                #[py("ljust($self, width, fillchar=b' ', /)")]
                fn ljust(
                    vm: &Vm,
                    this: &Ref<$type>,
                    width: i64,
                    #[default(FillByte(b' '))] fillchar: FillByte,
                ) -> Res<Ref<$type>> {
                    shared::pad(vm, this, 0, padding(<$type>::view(this, vm).len(), width), fillchar.0)
                }

                #[py("rjust($self, width, fillchar=b' ', /)")]
                fn rjust(
                    vm: &Vm,
                    this: &Ref<$type>,
                    width: i64,
                    #[default(FillByte(b' '))] fillchar: FillByte,
                ) -> Res<Ref<$type>> {
                    shared::pad(vm, this, padding(<$type>::view(this, vm).len(), width), 0, fillchar.0)
                }

                #[py("zfill($self, width, /)")]
                fn zfill(vm: &Vm, this: &Ref<$type>, width: i64) -> Res<Ref<$type>> {
                    shared::zfill(vm, this, width)
                }

                #[py("expandtabs($self, /, tabsize=8)")]
                fn expandtabs(vm: &Vm, this: &Ref<$type>, tabsize: i32) -> Res<Ref<$type>> {
                    shared::expandtabs(vm, this, tabsize)
                }

                #[py("strip($self, bytes=None, /)")]
                fn strip(vm: &Vm, this: &Ref<$type>, bytes: Option<BytesLike<'_>>) -> Res<Ref<$type>> {
                    shared::strip(vm, this, bytes, true, true)
                }

                #[py("rstrip($self, bytes=None, /)")]
                fn rstrip(vm: &Vm, this: &Ref<$type>, bytes: Option<BytesLike<'_>>) -> Res<Ref<$type>> {
                    shared::strip(vm, this, bytes, false, true)
                }

                #[py("upper($self, /)", no_text_signature)]
                fn upper(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, |bytes| bytes.make_ascii_uppercase())
                }

                #[py("lower($self, /)", no_text_signature)]
                fn lower(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, |bytes| bytes.make_ascii_lowercase())
                }

                #[py("swapcase($self, /)", no_text_signature)]
                fn swapcase(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, shared::swapcase)
                }

                #[py("capitalize($self, /)", no_text_signature)]
                fn capitalize(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, shared::capitalize)
                }

                #[py("title($self, /)", no_text_signature)]
                fn title(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, shared::title)
                }

                #[py("isalnum($self, /)", no_text_signature)]
                fn isalnum(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, |byte| byte.is_ascii_alphanumeric())
                }

                #[py("isalpha($self, /)", no_text_signature)]
                fn isalpha(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, |byte| byte.is_ascii_alphabetic())
                }

                #[py("isascii($self, /)", no_text_signature)]
                fn isascii(vm: &Vm, this: &Ref<$type>) -> bool {
                    <$type>::view(this, vm).is_ascii()
                }

                #[py("isdigit($self, /)", no_text_signature)]
                fn isdigit(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, |byte| byte.is_ascii_digit())
                }

                #[py("isspace($self, /)", no_text_signature)]
                fn isspace(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, shared::is_space)
                }

                #[py("islower($self, /)", no_text_signature)]
                fn islower(vm: &Vm, this: &Ref<$type>) -> bool {
                    let bytes = <$type>::view(this, vm);
                    shared::has_only_case(bytes, u8::is_ascii_lowercase, u8::is_ascii_uppercase)
                }

                #[py("isupper($self, /)", no_text_signature)]
                fn isupper(vm: &Vm, this: &Ref<$type>) -> bool {
                    let bytes = <$type>::view(this, vm);
                    shared::has_only_case(bytes, u8::is_ascii_uppercase, u8::is_ascii_lowercase)
                }

                #[py("istitle($self, /)", no_text_signature)]
                fn istitle(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_title(<$type>::view(this, vm))
                }
            }
        };
    };
}

pub(crate) use byte_methods;

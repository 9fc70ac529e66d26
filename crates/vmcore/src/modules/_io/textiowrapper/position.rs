//! `tell` and `seek`. A position is a number that holds where the stream beneath stood when the decoder's state was simple,
//! that state, and how far to go on from there.

use super::super::arguments::{method, os_error, unsupported};
use super::codec::Decoder;
use super::{Snapshot, TextIoWrapper, write};
use crate::objects::bytes::Bytes;
use crate::objects::int::{self, IntView};
use crate::objects::types::class_of;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// As CPython packs it: 8 bytes, 4, 4, 4 and 1, the least significant first.
#[derive(Default)]
struct Cookie {
    start: u64,
    flags: u32,
    /// Bytes to decode from the start on.
    feed: u32,
    /// Characters of that to leave out.
    skip: u32,
    /// Whether the decoder must be told that these are the last bytes.
    at_end: bool,
}

impl Cookie {
    fn pack(&self, vm: &Vm) -> Res<Value> {
        let second = u64::from(self.flags) | u64::from(self.feed) << 32;
        let third = u64::from(self.skip) | u64::from(self.at_end) << 32;
        int::from_parts(vm, false, &[self.start, second, third])
    }

    fn unpack(vm: &Vm, value: &Value) -> Res<Cookie> {
        let limbs = match IntView::of(value) {
            Some(view) => view.limbs().to_vec(),
            None => Vec::new(),
        };
        let limb = |at: usize| limbs.get(at).copied().unwrap_or(0);
        if limbs.len() > 3 || limb(2) >> 40 != 0 {
            return Err(vm.overflow_error("int too big to convert"));
        }
        Ok(Cookie {
            start: limb(0),
            flags: limb(1) as u32,
            feed: (limb(1) >> 32) as u32,
            skip: limb(2) as u32,
            at_end: limb(2) >> 32 != 0,
        })
    }

    /// Puts the decoder into the state at the start.
    fn restore(&self, vm: &mut Vm, decoder: &mut Decoder) -> Res<()> {
        match (self.start, self.flags) {
            (0, 0) => decoder.reset(vm),
            _ => decoder.set_state(vm, &[], i64::from(self.flags)),
        }
    }
}

/// `tell()`
pub(super) fn tell(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
    let buffer = this.check_open(vm)?;
    if !this.get(vm).seekable {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    if !this.get(vm).telling {
        return Err(os_error(vm, "telling position disabled by next() call"));
    }
    write::flush(vm, this, &buffer)?;
    method(vm, this.as_value(), |n| &n.flush, &[])?;
    let position = method(vm, &buffer, |n| &n.tell, &[])?;
    let file = this.get(vm);
    let (Some(decoder), Some(snapshot)) = (file.decoder.clone(), file.snapshot.clone()) else {
        return Ok(position);
    };
    let used = file.used;
    let Some(position) = int::to_i64(&position) else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    let start = (position as u64).wrapping_sub(snapshot.input.len() as u64);
    let cookie = Cookie { start, flags: snapshot.flags as u32, ..Cookie::default() };
    if used == 0 {
        return cookie.pack(vm);
    }
    // The decoder is tried out; a copy of one of ours would do, but not of a program's.
    let mut decoder = decoder;
    let (held, flags) = decoder.state(vm)?;
    let found = locate(vm, &mut decoder, cookie, &snapshot.input, used, this.get(vm).ratio);
    match found {
        Ok(cookie) => {
            decoder.set_state(vm, &held, flags)?;
            cookie.pack(vm)
        }
        Err(raised) => {
            let error = vm.take_raised(raised);
            if let Err(raised) = decoder.set_state(vm, &held, flags) {
                drop(vm.take_raised(raised));
            }
            Err(vm.raise(error))
        }
    }
}

/// Finds the last position before `used` characters at which the decoder holds nothing back.
fn locate(
    vm: &mut Vm,
    decoder: &mut Decoder,
    mut cookie: Cookie,
    input: &[u8],
    used: usize,
    ratio: f64,
) -> Res<Cookie> {
    let mut skip = used;
    // First a guess, by how many bytes a character took.
    let mut at = ((ratio * skip as f64) as usize).min(input.len());
    let mut back = 1;
    while at > 0 {
        vm.tick(1)?;
        cookie.restore(vm, decoder)?;
        let decoded = decoder.decode_bytes(vm, &input[..at], false)?.len();
        if decoded <= skip {
            let (held, flags) = decoder.state(vm)?;
            if held.is_empty() {
                cookie.flags = flags as u32;
                skip -= decoded;
                break;
            }
            at = at.saturating_sub(held.len());
            back = 1;
        } else {
            at = at.saturating_sub(back);
            back *= 2;
        }
    }
    if at == 0 {
        cookie.restore(vm, decoder)?;
    }
    cookie.start = cookie.start.wrapping_add(at as u64);
    cookie.skip = skip as u32;
    if skip == 0 {
        return Ok(cookie);
    }
    // Then byte by byte.
    let mut decoded = 0;
    let mut rest = input.get(at..).unwrap_or_default();
    while let [byte, more @ ..] = rest {
        vm.tick(1)?;
        rest = more;
        cookie.feed += 1;
        decoded += decoder.decode_bytes(vm, &[*byte], false)?.len();
        let (held, flags) = decoder.state(vm)?;
        if held.is_empty() && decoded <= skip {
            cookie.start = cookie.start.wrapping_add(u64::from(cookie.feed));
            skip -= decoded;
            cookie.flags = flags as u32;
            (cookie.feed, decoded) = (0, 0);
        }
        if decoded >= skip {
            cookie.skip = skip as u32;
            return Ok(cookie);
        }
    }
    decoded += decoder.decode_bytes(vm, &[], true)?.len();
    cookie.at_end = true;
    cookie.skip = skip as u32;
    match decoded < skip {
        true => Err(os_error(vm, "can't reconstruct logical file position")),
        false => Ok(cookie),
    }
}

/// `seek(cookie, whence)`
pub(super) fn seek(vm: &mut Vm, this: &Ref<TextIoWrapper>, cookie: &Value, whence: i32) -> Res<Value> {
    let buffer = this.check_open(vm)?;
    if !this.get(vm).seekable {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let zero = Value::small_int_wrapping(0);
    let mut cookie = cookie.clone();
    match whence {
        0 => {}
        1 => {
            if !ops::equal(vm, &cookie, &zero)? {
                return Err(unsupported(vm, "can't do nonzero cur-relative seeks"));
            }
            // Where it stands already, but what was read ahead is given up.
            cookie = method(vm, this.as_value(), |n| &n.tell, &[])?;
        }
        2 => {
            if !ops::equal(vm, &cookie, &zero)? {
                return Err(unsupported(vm, "can't do nonzero end-relative seeks"));
            }
            method(vm, this.as_value(), |n| &n.flush, &[])?;
            this.set_decoded(vm, None);
            this.get_mut(vm).snapshot = None;
            if let Some(mut decoder) = this.get(vm).decoder.clone() {
                decoder.reset(vm)?;
                this.get_mut(vm).decoder = Some(decoder);
            }
            let position = method(vm, &buffer, |n| &n.seek, &[zero.clone(), Value::small_int_wrapping(2)])?;
            let at_start = ops::equal(vm, &position, &zero)?;
            reset_encoder(vm, this, at_start)?;
            return Ok(position);
        }
        _ => {
            return Err(vm.value_error(&format!("invalid whence ({whence}, should be 0, 1 or 2)")));
        }
    }
    if ops::compare::holds(vm, CompareOp::Less, &cookie, &zero)? {
        let shown = ops::format::repr(vm, &cookie)?.to_string_lossy();
        return Err(vm.value_error(&format!("negative seek position {shown}")));
    }
    method(vm, this.as_value(), |n| &n.flush, &[])?;
    let index = ops::index(vm, &cookie)?;
    let place = Cookie::unpack(vm, &index)?;
    let start = int::from_u64(vm, place.start)?;
    method(vm, &buffer, |n| &n.seek, &[start])?;
    this.set_decoded(vm, None);
    this.get_mut(vm).snapshot = None;
    if let Some(mut decoder) = this.get(vm).decoder.clone() {
        place.restore(vm, &mut decoder)?;
        let mut input = Vec::new();
        if place.skip > 0 {
            let chunk =
                method(vm, &buffer, |n| &n.read, &[Value::small_int_wrapping(i64::from(place.feed))])?;
            let Some(bytes) = chunk.downcast::<Bytes>() else {
                let class = class_of(vm, &chunk).name(vm);
                let message = format!("underlying read() should have returned a bytes object, not '{class}'");
                return Err(vm.type_error(&message));
            };
            input = bytes.items().to_vec();
            let text = decoder.decode(vm, &chunk, place.at_end)?;
            if text.len() < place.skip as usize {
                return Err(os_error(vm, "can't restore logical file position"));
            }
            this.set_decoded(vm, Some(text));
            this.get_mut(vm).used = place.skip as usize;
        }
        let file = this.get_mut(vm);
        file.decoder = Some(decoder);
        file.snapshot = Some(Snapshot { flags: i64::from(place.flags), input });
    }
    reset_encoder(vm, this, place.start == 0 && place.flags == 0)?;
    Ok(cookie)
}

fn reset_encoder(vm: &mut Vm, this: &Ref<TextIoWrapper>, at_start: bool) -> Res<()> {
    match this.get(vm).encoder.clone() {
        Some(encoder) if at_start => encoder.start(vm),
        Some(encoder) => encoder.start_within(vm),
        None => Ok(()),
    }
}
